import { describe, expect, test } from "vitest";
import { isLoopback } from "../lib/contract/loopback";
import { parseAppEnv } from "../lib/server/env";
import { checkProduction } from "./lib/check-production.mjs";

const key = (/** @type {number} */ bytes) => Buffer.alloc(bytes, 7).toString("base64");
const complete = {
  SITE_URL: "https://account.example",
  SESSION_SECRET: key(32),
  ENCRYPTION_KEY: key(32),
  USERS_API_URL: "http://127.0.0.1:1",
};

const check = (/** @type {Record<string, string>} */ change) =>
  checkProduction({ env: { ...complete, ...change }, isEmbedded: true });
const parse = (/** @type {Record<string, string>} */ change) => parseAppEnv({ ...complete, ...change });

test("what is complete is accepted by the launcher and by the app", () => {
  expect(check({})).toEqual([]);
  expect(parse({}).siteUrl).toBe("https://account.example");
});

describe("a secret", () => {
  const wrong = [key(31), key(33), key(48), `${key(32)},${key(33)}`, `${key(32)},`, "zz9"];

  test.each(["SESSION_SECRET", "ENCRYPTION_KEY"])(
    "%s is refused unless each of its keys has 32 bytes",
    (name) => {
      for (const value of wrong) {
        const problems = check({ [name]: value });
        expect(problems, value).toHaveLength(1);
        expect(problems[0]).toContain(`${name} `);
        expect(problems[0]).toContain("exactly 32");
        expect(problems[0]).not.toContain(value);
      }
    },
  );

  test("several of 32 bytes are accepted by both", () => {
    const several = `${key(32)}, ${Buffer.alloc(32, 8).toString("base64")}`;
    expect(check({ SESSION_SECRET: several, ENCRYPTION_KEY: several })).toEqual([]);
    expect(parse({ SESSION_SECRET: several }).sessionSecrets).toHaveLength(2);
  });

  test("the app refuses what the launcher refuses, and names no value", () => {
    for (const value of wrong) {
      expect(() => parse({ SESSION_SECRET: value }), value).toThrow(
        /^These variables are not usable: SESSION_SECRET$/,
      );
    }
  });
});

describe("SITE_URL", () => {
  const sameOrigin = [
    "https://Account.Example",
    "HTTPS://account.example",
    "https://account.example:443",
    "https://account.example/",
    " https://account.example",
  ];

  test.each(sameOrigin)(
    "%s is refused at the start with its right form, and means the same to the app",
    (value) => {
      expect(check({ SITE_URL: value })).toEqual(["SITE_URL must be written as https://account.example"]);
      expect(parse({ SITE_URL: value }).siteUrl).toBe("https://account.example");
    },
  );

  test.each(["/account", "/?a=1", "/#top", "?"])("one with %s behind its host is refused by both", (rest) => {
    const SITE_URL = `https://account.example${rest}`;
    expect(check({ SITE_URL })).toEqual(["SITE_URL must be written as https://account.example"]);
    expect(() => parse({ SITE_URL })).toThrow("SITE_URL");
  });

  test("one with a password in it is refused by both, which stays unsaid", () => {
    const SITE_URL = "https://ada:secret@account.example";
    expect(check({ SITE_URL })).toEqual(["SITE_URL must be written as https://account.example"]);
    expect(() => parse({ SITE_URL })).toThrow(/^[^@]*SITE_URL$/);
  });

  test("the launcher's plain http is for the same hosts as the app's", () => {
    const hosts = [
      "localhost",
      "a.b.localhost",
      "127.0.0.1",
      "127.9.9.9",
      "[::1]",
      "10.0.0.1",
      "localhost.example",
    ];
    for (const host of hosts) {
      expect([host, check({ SITE_URL: `http://${host}` }).length === 0]).toEqual([host, isLoopback(host)]);
    }
  });

  test("plain http is for this machine alone", () => {
    expect(check({ SITE_URL: "http://account.example" })).toEqual(["SITE_URL is plain http: use https."]);
    expect(check({ SITE_URL: "http://localhost:3000" })).toEqual([]);
    expect(check({ SITE_URL: "ftp://account.example" })).toEqual(["SITE_URL is no http or https address."]);
  });

  test("what is no address is refused by both", () => {
    for (const SITE_URL of ["account.example", "https://", "javascript:alert(1)"]) {
      expect(check({ SITE_URL })).toEqual(["SITE_URL is no http or https address."]);
      expect(() => parse({ SITE_URL })).toThrow(/^These variables are not usable: SITE_URL$/);
    }
  });
});

test.each([
  ["TRUSTED_PROXY_HOPS", "abc"],
  ["TRUSTED_PROXY_HOPS", "11"],
  ["SESSION_AGE_SECONDS", "60"],
  ["SESSION_IDLE_SECONDS", "-1"],
  ["SMTP_URL", "notaurl"],
  ["DATABASE_URL", "mysql://x/y"],
  ["USERS_API_URL", "ftp://x"],
  ["USERS_API_URL", "http://users-api.example"],
  ["LOG_LEVEL", "loud"],
  ["KEY_RATE_LIMIT", "maybe"],
  ["API_PROFILE", "today"],
])("%s as %j is refused by name and without its value", (name, value) => {
  const mail = name === "SMTP_URL" ? { MAIL_FROM: "a@b.c" } : {};
  const problems = check({ ...mail, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(name);
  expect(problems[0]).not.toContain(`"${value}"`);
});
