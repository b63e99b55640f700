import { expect, test } from "vitest";
import { type AccessFacts, decideAccess } from "./access";
import { actions } from "./actions";

const ours = Object.values(actions).map(({ calls }) => calls.id);
const posthog = { server: "posthog", features: [], credential: "session", scopes: null } as const;

const decide = (facts: Partial<AccessFacts>) => decideAccess({ ...posthog, ...facts });

test("everything works with a session at our own API", () => {
  const kinds = Object.values(decide({ server: "users-api", features: ours })).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(["works"]));
});

test("a PostHog lacks what we added, and has some of it on its own pages", () => {
  const access = decide({});
  expect(access.listSessions).toEqual({ kind: "not_offered" });
  expect(access.manageApiKeys).toEqual({ kind: "elsewhere", path: "/settings/user-api-keys" });
  expect(access.listGithub).toEqual({ kind: "works" });
  expect(access.manageTwoFactor).toEqual({ kind: "works" });
});

test("what PostHog refuses to every key asks for e-mail and password", () => {
  const access = decide({ credential: "api_key", scopes: ["user:read", "user:write"] });
  for (const id of ["manageTwoFactor", "changeEmail", "changePassword"] as const) {
    expect(access[id]).toEqual({ kind: "needs_password" });
  }
  expect(access.changeProfile).toEqual({ kind: "works" });
});

test("a key that may only read is told which scope it lacks", () => {
  const access = decide({ credential: "api_key", scopes: ["user:read"] });
  expect(access.listGithub).toEqual({ kind: "works" });
  expect(access.disconnectGithub).toEqual({ kind: "needs_scope", scope: "user:write" });
});

test("a key that may write may also read, and one of unknown scopes is tried", () => {
  expect(decide({ credential: "api_key", scopes: ["user:write"] }).listGithub).toEqual({ kind: "works" });
  expect(decide({ credential: "api_key", scopes: null }).disconnectGithub).toEqual({ kind: "works" });
});
