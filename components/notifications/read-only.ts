import type { User } from "@/lib/contract/schemas/account";

export type ReadOnlyReason = { title: string; detail: string };

/** Why nothing on the page can be changed; null where it can. */
export function findReadOnlyReason({ is_impersonated, email }: User): ReadOnlyReason | null {
  if (!is_impersonated) return null;
  return {
    title: "You are looking at somebody else's account",
    detail: `Only ${email} can change what they receive.`,
  };
}
