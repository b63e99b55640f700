import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { activityTypes } from "../lib/contract/activity-types";
import * as limits from "../lib/contract/limits";
import { parseAppEnv } from "../lib/server/env";
import { sessionEvents } from "../lib/server/session/session-log";
import type { Limit } from "../lib/users-api/throttle/reserve-attempt";
import * as throttles from "../lib/users-api/throttle/throttles";

const text = readFileSync(new URL("../docs/limits.md", import.meta.url), "utf8");
const rows = new Map(
  text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, name = "", value = ""]) => [name, value]),
);

const { sessionIdleSeconds } = parseAppEnv({
  SITE_URL: "http://localhost:3000",
  USERS_API_URL: "http://localhost:8010",
  SESSION_SECRET: Buffer.alloc(32).toString("base64"),
});

const lifetimes: Record<string, number> = {
  "a sign-in": limits.SESSION_AGE_SECONDS,
  "a sign-in that is not used": sessionIdleSeconds,
  "a sign-in with a personal API key": limits.KEY_SESSION_AGE_SECONDS,
  "proof for a change of the account": limits.RECENT_AUTH_SECONDS,
  "proof for a change of a factor, the password or the address, and for seeing codes":
    limits.FRESH_AUTH_SECONDS,
  "a sign-in between password and code": limits.PENDING_LOGIN_TTL_SECONDS,
  "setting up an authenticator app": limits.SETUP_TTL_SECONDS,
  "a remembered browser": limits.REMEMBERED_DEVICE_SECONDS,
  "a mailed code": limits.EMAIL_CODE_TTL_SECONDS,
  "a mailed link that proves an address": limits.EMAIL_TOKEN_TTL_SECONDS,
  "a new-password link": limits.PASSWORD_RESET_TTL_SECONDS,
  "a new-password link that no other follows": limits.PASSWORD_RESET_AGAIN_SECONDS,
  "the way back to a former address": limits.EMAIL_UNDO_SECONDS,
  "a link to GitHub": limits.LINK_STATE_TTL_SECONDS,
  "the next refresh of repositories": limits.REFRESH_COOLDOWN_SECONDS,
  activity: limits.ACTIVITY_KEPT_SECONDS,
};

test("X3: every limit on attempts is documented with its number, its window and its lock", () => {
  const all = Object.values(throttles).filter((value): value is Limit => typeof value === "object");
  expect(all.length).toBeGreaterThan(10);
  expect(all.map(({ kind }) => [kind, rows.get(`\`${kind}\``)])).toEqual(
    all.map((limit) => [limit.kind, toText(limit)]),
  );
});

test.each(Object.entries(lifetimes))("X3: the lifetime of %s is documented as it is", (name, seconds) => {
  expect(rows.get(name)).toBe(toDuration(seconds));
});

test("X3: the inventory of the log names every event that is kept, and no other", () => {
  const section = text.split("## Logs")[1]?.split("##")[0] ?? "";
  expect([...section.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual([...activityTypes]);
});

test("X3: the inventory of the app's own log names every event of a session", () => {
  const section = text.split("### Of the app")[1]?.split("##")[0] ?? "";
  const named = [...section.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(named.slice(0, sessionEvents.length)).toEqual([...sessionEvents]);
});

test("X3: input rules, outbound services, parallel sessions and browser features are documented", () => {
  for (const word of ["zxcvbn", "SMTP_URL", "GITHUB_URL", "Several sessions", "__Host-"]) {
    expect(text).toContain(word);
  }
});

function toText({ max, windowSeconds, lockSeconds }: Limit): string {
  const lock = lockSeconds === undefined ? "" : `, then ${toDuration(lockSeconds)} closed`;
  return `${max.toLocaleString("en")} in ${toDuration(windowSeconds)}${lock}`;
}

function toDuration(seconds: number): string {
  const units = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
    ["second", 1],
  ] as const;
  const [unit, size] = units.find(([, size]) => seconds % size === 0) ?? ["second", 1];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
