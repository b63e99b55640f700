import type { ApiKeyInput } from "@/lib/contract/schemas/api-keys";

export type KeyScope = ApiKeyInput["scopes"][number];

type Row = { label: string; allows: string };

/** What a key may do, in words; the widest last. */
const table: Record<KeyScope, Row> = {
  "user:read": {
    label: "Read your account",
    allows: "Your name, address, settings, and the GitHub accounts, repositories and branches you connected.",
  },
  "user:write": {
    label: "Change your account",
    allows:
      "All of the above, and change it: profile, notifications and GitHub accounts. Not your password or address.",
  },
  "*": {
    label: "Everything",
    allows: "Whatever the server lets a key do, now and in future versions.",
  },
};

export const keyScopes = Object.keys(table) as KeyScope[];

export function describeScope(scope: KeyScope): Row {
  return table[scope];
}

/** A server may know scopes that we do not: those keep their own name. */
export function toScopeLabel(scope: string): string {
  return Object.hasOwn(table, scope) ? table[scope as KeyScope].label : scope;
}
