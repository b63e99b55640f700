import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { parseAppEnv } from "../lib/server/env";
import { apiEnvNames, parseApiEnv } from "../lib/users-api/env";
import { apiNames, appNames, launcherNames } from "./lib/variables.mjs";

const fromRoot = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const example = /** @type {Record<string, string>} */ (
  parseEnv(readFileSync(fromRoot(".env.example"), "utf8"))
);
const secret = Buffer.alloc(32).toString("base64");

test(".env.example names every variable that a program or a launcher reads, and no other", () => {
  const wanted = new Set([...launcherNames, ...apiNames, ...appNames]);
  expect(Object.keys(example).sort()).toEqual([...wanted].sort());
});

test("the launchers hand each program exactly the variables it reads", () => {
  expect([...apiNames].sort()).toEqual([...apiEnvNames].sort());
  expect([...appNames].sort()).toEqual(readAppSchema().sort());
});

test("the defaults written in .env.example are the programs' own", () => {
  const api = { ENCRYPTION_KEY: secret };
  expect(parseApiEnv({ ...example, ...api })).toEqual(parseApiEnv(api));
  const app = {
    SESSION_SECRET: secret,
    SITE_URL: "http://localhost:3000",
    USERS_API_URL: "http://localhost:1",
  };
  expect(parseAppEnv({ ...example, ...app })).toEqual(parseAppEnv(app));
});

test(".env.example holds no secret", () => {
  const secrets = Object.entries(example).filter(([name]) => /SECRET|_KEY$|PASSWORD/.test(name));
  expect(secrets.filter(([, value]) => value !== "")).toEqual([]);
});

/** As text: the module keeps its schema to itself. */
function readAppSchema() {
  const source = readFileSync(fromRoot("lib/server/env.ts"), "utf8");
  return [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map((match) => match[1]);
}
