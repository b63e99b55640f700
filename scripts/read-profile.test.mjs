import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { parseApiEnv } from "../lib/users-api/env";
import { readProfile } from "./lib/read-profile.mjs";
import { fromRoot, root } from "./lib/root.mjs";

test.each([
  [["--profile", "seed"], "seed"],
  [["--demo", "--profile=today"], "today"],
  [["--demo"], "today"],
])("%j plays %s, over the variable", (args, profile) => {
  expect(readProfile(["node", "api.mjs", ...args], { API_PROFILE: "today" })).toEqual({
    API_PROFILE: profile,
  });
});

test.each([["api.mjs"], ["api.mjs", "--demo"], ["demo.mjs"]])(
  "%s with another profile is refused by one clear line, and starts nothing",
  (entry, ...args) => {
    for (const value of ["yesterday", "ours", ""]) {
      const options = { cwd: root, encoding: /** @type {const} */ ("utf8") };
      const line = [fromRoot("scripts", entry), ...args, `--profile=${value}`];
      const { status, stderr } = spawnSync(process.execPath, line, options);
      expect([status, stderr.trim().split("\n").length]).toEqual([1, 1]);
      expect(stderr).toContain(`--profile takes seed or today${value ? ", not" : "."}`);
      expect(stderr).toContain(value);
    }
  },
);

test("real data meets a PostHog's weaker rules by a word on the command line alone", () => {
  const env = { ...process.env, ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"), API_PROFILE: "seed" };
  const options = { cwd: root, env, encoding: /** @type {const} */ ("utf8") };
  const { status, stderr } = spawnSync(process.execPath, [fromRoot("scripts", "api.mjs")], options);
  expect(status).toBe(1);
  expect(stderr).toContain("add --demo, or say --profile seed");
});

test("the API itself refuses a variable that names none", () => {
  const env = { ENCRYPTION_KEY: Buffer.alloc(32).toString("base64") };
  expect(parseApiEnv(env).profile).toBe("ours");
  expect(parseApiEnv({ ...env, API_PROFILE: "seed" }).profile).toBe("seed");
  expect(() => parseApiEnv({ ...env, API_PROFILE: "yesterday" })).toThrow("API_PROFILE");
});
