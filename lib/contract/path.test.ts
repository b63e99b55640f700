import { describe, expect, test } from "vitest";
import { buildPath, createMatcher, toSegments } from "./path";
import { registry } from "./registry";

const find = createMatcher(registry.map((entry) => entry.endpoint));
const match = (path: string) => find(toSegments(path));

describe("building a path", () => {
  test("P2: a value cannot leave its segment", () => {
    const path = buildPath("/api/users/:uuid/", { uuid: "../admin?x#y%2f" });
    expect(path).toBe("/api/users/..%2Fadmin%3Fx%23y%252f/");
  });

  test.each(["", ".", ".."])("P2: the value %j is refused", (uuid) => {
    expect(() => buildPath("/api/users/:uuid/", { uuid })).toThrow();
  });

  test("@me stays readable", () => {
    expect(buildPath("/api/users/:uuid/", { uuid: "@me" })).toBe("/api/users/@me/");
  });
});

describe("matching a path", () => {
  test("the trailing slash is optional", () => {
    expect(match("/api/users/@me")?.candidates).toEqual(match("/api/users/@me/")?.candidates);
  });

  test("a literal segment wins over a parameter", () => {
    const ids = match("/api/users/verify_email/")?.candidates.map((endpoint) => endpoint.id);
    expect(ids).toEqual(["emailVerify"]);
  });

  test("an installation id that is no digits is a route miss", () => {
    expect(match("/api/users/@me/integrations/github/12a/repos/")).toBeNull();
  });

  test("P1: a path outside the registry is no match", () => {
    expect(match("/api/projects/1/")).toBeNull();
    expect(match("/api/users/@me/../../admin/")).toBeNull();
  });
});
