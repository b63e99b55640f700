import { expect, test } from "vitest";
import { decideAccess } from "@/lib/contract/access";
import { registry } from "@/lib/contract/registry";
import { settingsEntries } from "./entries";

const added = registry
  .filter(({ endpoint }) => endpoint.origin === "added")
  .map(({ endpoint }) => endpoint.id);
const facts = { credential: "session", scopes: null } as const;
const ours = decideAccess({ ...facts, server: "users-api", features: added });
const posthog = decideAccess({ ...facts, server: "posthog", features: [] });

const read = (access: typeof ours | null) =>
  Object.fromEntries(settingsEntries.map(({ label, hint }) => [label, hint(access)]));

test("the list of the settings names sessions and keys where the server's pages here have them", () => {
  expect(read(ours)).toMatchObject({
    Security: "Two-factor, password and sessions",
    Profile: "You, your preferences and API keys",
  });
});

test.each([
  ["a PostHog", posthog],
  ["a server that nobody knows yet", null],
] as const)("it promises neither at %s", (_, access) => {
  const { Security, Profile } = read(access);
  expect([Security, Profile]).toEqual(["Two-factor and password", "You and your preferences"]);
});
