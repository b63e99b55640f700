import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildOpenApi } from "./openapi";
import { getEntry, registry } from "./registry";

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

describe("OpenAPI", () => {
  const document = buildOpenApi({ serverUrl: "http://localhost:8010", version: "0.0.0" });

  test("describes every endpoint of the registry", () => {
    const operations = Object.values(document.paths as Record<string, object>).flatMap((item) =>
      Object.values(item).map((operation: { operationId: string }) => operation.operationId),
    );
    expect(operations.sort()).toEqual(endpoints.map((endpoint) => endpoint.id).sort());
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
