import { expect, test } from "vitest";
import { type Barrier, describeBarrier } from "./describe-barrier";

const posthog = {
  server: "posthog",
  serverName: "eu.posthog.com",
  serverUrl: "https://eu.posthog.com",
} as const;
const explain = (barrier: Barrier, place: Parameters<typeof describeBarrier>[1] = posthog) =>
  describeBarrier(barrier, place, "/settings/security?a=b");

test("B17: what no key may do leads to the sign-in with e-mail and password, and back", () => {
  const { link } = explain({ kind: "needs_password" });
  const url = new URL(link?.href ?? "", "https://app.example");
  expect(url.pathname).toBe("/sign-in");
  expect(url.searchParams.get("reason")).toBe("needs-password");
  expect(url.searchParams.get("next")).toBe("/settings/security?a=b");
  expect(link?.isOutside).toBe(false);
});

test("B17: a missing scope is named, with the place where it is added", () => {
  const { title, link } = explain({ kind: "needs_scope", scope: "user:write" });
  expect(title).toContain("user:write");
  expect(link).toMatchObject({ href: "https://eu.posthog.com/settings/user-api-keys", isOutside: true });
});

test("a server without pages of its own is no place to add a scope", () => {
  const place = {
    server: "users-api",
    serverName: "localhost:8010",
    serverUrl: "http://localhost:8010",
  } as const;
  expect(explain({ kind: "needs_scope", scope: "user:write" }, place).link?.isOutside).toBe(false);
});

test("what the server does not have is said with its name and without a way to it", () => {
  const { text, link } = explain({ kind: "not_offered" });
  expect(text).toContain("eu.posthog.com");
  expect(link).toBeNull();
});

test("what the server has on its own pages leads to that very page", () => {
  const { link } = explain({ kind: "elsewhere", path: "/signup" });
  expect(link).toMatchObject({ href: "https://eu.posthog.com/signup", isOutside: true });
});
