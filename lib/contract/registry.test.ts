import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { errorTable } from "./errors";
import { buildOpenApi } from "./openapi";
import { apiRegistry, getEntry, registry } from "./registry";

const endpoints = registry.map((entry) => entry.endpoint);
const published = endpoints.filter((endpoint) => endpoint.origin === "published");

/** The published page itself, where it lies beside the project: `METHOD /path` in its examples. */
function readPublishedPage(): string[] | null {
  try {
    const page = readFileSync(new URL("../../../shared/seed-users-api.txt", import.meta.url), "utf8");
    return page.match(/^(GET|POST|PATCH|DELETE) \/api\/\S+/gm) ?? [];
  } catch {
    return null;
  }
}

describe("the registry", () => {
  test("holds the 19 endpoints of the published page and no other as published", () => {
    const listed = published.map((endpoint) => `${endpoint.method} ${endpoint.path.slice(0, -1)}`).sort();
    expect(listed).toHaveLength(19);
    const page = readPublishedPage();
    if (page) {
      expect(listed).toEqual([...page].sort());
    }
  });

  test("has one endpoint per method and path", () => {
    const keys = endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("names a scope exactly where a key is taken", () => {
    for (const endpoint of endpoints) {
      expect(endpoint.scope !== undefined, endpoint.id).toBe(endpoint.credential === "session_or_key");
    }
  });

  test("C4: a GET with a side effect is a POST for browsers, or out of their reach", () => {
    const risky = endpoints.filter((endpoint) => endpoint.method === "GET" && endpoint.sideEffect);
    expect(risky.length).toBeGreaterThan(0);
    for (const endpoint of risky) {
      expect(endpoint.door === "closed" || endpoint.doorMethod === "POST", endpoint.id).toBe(true);
    }
  });
});

describe("two factors", () => {
  const section = (number: string) => endpoints.find((endpoint) => endpoint.section === number);
  const actions = ["2.10", "2.11", "2.12", "2.13", "2.14", "2.15", "2.16"].map(section);

  test("A1: the seven published actions are a session's alone, without a scope for keys", () => {
    for (const endpoint of actions) {
      expect([endpoint?.origin, endpoint?.credential, endpoint?.scope], endpoint?.id).toEqual([
        "published",
        "session",
        undefined,
      ]);
    }
  });

  test("start and validate never look at the user in the path; the others are one's own, or staff's", () => {
    const users = actions.map((endpoint) => endpoint?.user);
    expect(users.slice(0, 4)).toEqual(["ignored", "ignored", "ignored", "ignored"]);
    expect(users.slice(4)).toEqual(["self_or_staff", "self_or_staff", "self_or_staff"]);
  });

  test("C4: the deprecated aliases are out of a browser's reach", () => {
    expect([section("2.11")?.door, section("2.13")?.door]).toEqual(["closed", "closed"]);
  });

  test("A1: what we add about an account's safety is its owner's alone, and no key's", () => {
    const added = endpoints.filter(({ path }) => /\/(authenticators|devices|sessions|activity)\//.test(path));
    expect(added.length).toBeGreaterThan(9);
    for (const endpoint of added) {
      expect([endpoint.user, endpoint.credential], endpoint.id).toEqual(["self_only", "session"]);
    }
  });

  test.each([
    ["2fa_required", 401, "server_error", "2FA is required."],
    ["2fa_expired", 400, "validation_error", "Login attempt has expired. Re-enter username/password."],
    ["2fa_too_many_attempts", 400, "validation_error", "Too many attempts."],
    ["2fa_invalid", 400, "validation_error", "Invalid authentication code"],
    ["2fa_not_enabled", 400, "validation_error", "2FA must be enabled first"],
    ["setup_expired", 400, "validation_error", "2FA setup session expired. Please start setup again."],
    ["token_invalid", 400, "validation_error", "Token is not valid"],
    ["two_factor_setup_required", 403, "authentication_error", "2FA setup required"],
    ["two_factor_verification_required", 403, "authentication_error", "2FA verification required"],
  ] as const)("%s is %i %s in PostHog's words", (code, status, type, detail) => {
    expect(errorTable[code]).toEqual({ status, type, detail });
  });
});

describe("OpenAPI", () => {
  const document = buildOpenApi({ serverUrl: "http://localhost:8010", version: "0.0.0" });

  test("describes every endpoint that an API serves, and no path of the door's own", () => {
    const operations = Object.values(document.paths as Record<string, object>).flatMap((item) =>
      Object.values(item).map((operation: { operationId: string }) => operation.operationId),
    );
    expect(operations.sort()).toEqual(apiRegistry.map(({ endpoint }) => endpoint.id).sort());
  });

  test("says which scope a key needs", () => {
    expect(JSON.stringify(document)).toContain('"personalApiKey":["user:write"]');
  });
});

describe("response schemas", () => {
  test("a user object with what every PostHog sends, and no more, is accepted", () => {
    const schema = getEntry("accountGet").schemas.response;
    expect(schema?.safeParse({ uuid: "u", email: "a@b.c" }).success).toBe(true);
    expect(schema?.safeParse({ uuid: "u", email: "a@b.c", brand_new_key: {} }).success).toBe(true);
  });
});
