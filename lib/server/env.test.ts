import { describe, expect, test } from "vitest";
import { parseAppEnv } from "./env";

const parse = (USERS_API_URL: string) =>
  parseAppEnv({
    SITE_URL: "https://account.example.com",
    USERS_API_URL,
    SESSION_SECRET: Buffer.alloc(32).toString("base64"),
  });

describe("P1: USERS_API_URL", () => {
  test.each([
    ["https://us.posthog.com", "https://us.posthog.com"],
    ["https://eu.posthog.com/", "https://eu.posthog.com"],
    ["https://posthog.example.com:8443/analytics/", "https://posthog.example.com:8443/analytics"],
    ["http://localhost:8010", "http://localhost:8010"],
    ["http://api.localhost:8010", "http://api.localhost:8010"],
    ["http://127.0.0.1:8010/prefix", "http://127.0.0.1:8010/prefix"],
    ["http://[::1]:8010", "http://[::1]:8010"],
  ])("%s is taken, and a path prefix is kept", (value, kept) => {
    expect(parse(value).usersApiUrl).toBe(kept);
  });

  test.each([
    "http://eu.posthog.com",
    "http://10.0.0.7:8010",
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "http://128.0.0.1",
    "ftp://localhost",
    "https://ada:secret@posthog.example.com",
    "https://posthog.example.com/?region=eu",
    "https://posthog.example.com/#eu",
    "posthog.example.com",
    "",
  ])("%s is refused by name, without its value", (value) => {
    expect(() => parse(value)).toThrow(/^These variables are not usable: USERS_API_URL$/);
  });
});
