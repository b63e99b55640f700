import { describe, expect, test } from "vitest";
import { buildEnvelope } from "./build-envelope";
import { githubRemove, integrationsList } from "./endpoints/github";
import { sessionsList } from "./endpoints/session";
import { type ErrorCode, errorTable } from "./errors";
import { toAccess } from "./refusals";

const refuse = (code: ErrorCode, detail: string = errorTable[code].detail) => ({
  ...buildEnvelope(code, { detail }),
  status: errorTable[code].status,
});

describe("an unforeseen refusal", () => {
  test.each([
    "This action does not support personal API key access",
    "This action does not support Personal API Key access",
    "You can only change your email or password from the PostHog app, not with an API key or token.",
    "OAuth token has no scopes and cannot access this resource",
  ])("%j asks for a sign-in with e-mail and password", (detail) => {
    expect(toAccess(refuse("permission_denied", detail))).toEqual({ kind: "needs_password" });
  });

  test("of our own door says the same", () => {
    expect(toAccess(refuse("password_sign_in_required"))).toEqual({ kind: "needs_password" });
  });

  test.each([
    ["API key missing required scope 'user:write'", "user:write"],
    ["API key missing required scope 'user:read'", "user:read"],
    ["OAuth token missing required scope user:write", "user:write"],
  ] as const)("%j names the scope", (detail, scope) => {
    expect(toAccess(refuse("permission_denied", detail))).toEqual({ kind: "needs_scope", scope });
  });

  test("an unknown path or method is something the server does not have", () => {
    const missing = { kind: "not_offered" };
    expect(toAccess(refuse("not_found", "Endpoint not found."))).toEqual(missing);
    expect(toAccess({ ...refuse("not_found"), endpoint: sessionsList })).toEqual(missing);
    expect(toAccess({ ...refuse("not_found"), endpoint: integrationsList })).toEqual(missing);
    expect(toAccess(refuse("method_not_allowed"))).toEqual(missing);
  });
});

describe("about something else is", () => {
  test("an object that is gone, not a server without it", () => {
    expect(toAccess({ ...refuse("not_found"), endpoint: githubRemove })).toBeNull();
    expect(toAccess(refuse("not_found"))).toBeNull();
  });

  test.each([
    refuse("permission_denied"),
    refuse("permission_denied", "You are not a staff user, contact your instance admin."),
    refuse("permission_denied", "API key missing required scope 'dashboard:read'"),
    refuse("sensitive_action_required_reauth"),
    refuse("two_factor_setup_required"),
    refuse("not_authenticated"),
    refuse("upstream_not_json"),
    { status: 403, code: "cross_site", detail: "does not support personal API key access" },
  ])("$status $code: $detail", (refusal) => {
    expect(toAccess(refusal)).toBeNull();
  });
});
