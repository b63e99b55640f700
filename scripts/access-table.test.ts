import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Access, type AccessFacts, decideAccess } from "../lib/contract/access";
import { type ActionId, actions } from "../lib/contract/actions";

const posthog = { server: "posthog", features: [] } as const;
const columns: [string, AccessFacts][] = [
  ["e-mail and password", { ...posthog, credential: "session", scopes: null }],
  ["key with `user:read`", { ...posthog, credential: "api_key", scopes: ["user:read"] }],
  ["key with `user:write`", { ...posthog, credential: "api_key", scopes: ["user:read", "user:write"] }],
];

test("the README's table of what works with PostHog is the one that the pages go by", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  expect(readme).toContain(buildTable());
});

function buildTable(): string {
  const tables = columns.map(([, facts]) => decideAccess(facts));
  const rows = (Object.keys(actions) as ActionId[]).map((id) => [
    actions[id].label,
    ...tables.map((table) => toText(table[id])),
  ]);
  const head = ["", ...columns.map(([title]) => title)];
  return [head, head.map(() => "---"), ...rows].map(toLine).join("\n");
}

function toLine(cells: string[]): string {
  return cells[1] === "---" ? `|${cells.join("|")}|` : `| ${cells.join(" | ")} |`;
}

function toText(access: Access): string {
  switch (access.kind) {
    case "works":
      return "yes";
    case "needs_password":
      return "needs e-mail and password";
    case "needs_scope":
      return `needs \`${access.scope}\``;
    case "elsewhere":
      return `at PostHog, \`${access.path}\``;
    case "not_offered":
      return "not at PostHog";
    default:
      return access satisfies never;
  }
}
