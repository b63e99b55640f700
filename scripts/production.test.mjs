import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPglite } from "../lib/users-api/db/open-pglite";
import { users } from "../lib/users-api/db/schema/users";
import { root } from "./lib/root.mjs";
import { tsArgs } from "./lib/ts.mjs";

const TIMEOUT_MS = 120_000;
const key = Buffer.alloc(32, 7).toString("base64");

/** Set even where empty, so that a `.env` of this folder has no say. */
const variables = {
  DATABASE_URL: "",
  USERS_API_URL: "",
  SITE_URL: "http://localhost:3999",
  PORT: "3999",
  SESSION_SECRET: key,
  ENCRYPTION_KEY: key,
  ...Object.fromEntries(
    ["SLUG", "ID", "CLIENT_ID", "CLIENT_SECRET", "PRIVATE_KEY"].map((name) => [`GITHUB_APP_${name}`, ""]),
  ),
  SMTP_URL: "",
  MAIL_FROM: "",
};

/** @type {string} */
let folder;
/** @type {Record<"production" | "demo", string>} */
let places;

/**
 * One entry to its end, as a person or a launcher runs it.
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {string} [input]
 */
async function run(args, env, input = "") {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...variables, ...env },
    stdio: ["pipe", "pipe", "pipe"],
    timeout: TIMEOUT_MS / 2,
  });
  child.stdin.end(input);
  const exited = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = await exited;
  return { status, stdout, stderr };
}

const start = (/** @type {string} */ DATA_DIR) => run(["scripts/start.mjs"], { DATA_DIR });
const seed = (/** @type {string} */ DATA_DIR) =>
  run(tsArgs("scripts/seed-demo.ts"), {
    DATA_DIR,
    DEMO_PASSWORD: "sample password",
    DEMO_API_KEY: `phx_${key}`,
  });
const inspect = async (/** @type {string} */ DATA_DIR) => {
  const { stdout } = await run(tsArgs("scripts/inspect-database.ts"), { DATA_DIR });
  return JSON.parse(stdout);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "account-production-"));
  places = { production: join(folder, "production"), demo: join(folder, "demo") };
  const migrated = await run(tsArgs("scripts/migrate.ts"), { DATA_DIR: places.production });
  expect(migrated.stderr).toBe("");
  cpSync(places.production, places.demo, { recursive: true });
  expect(await seed(places.demo)).toMatchObject({ status: 0, stderr: "" });
  const account = ["--email", "grace@example.com", "--first-name", "Grace", "--organization", "Navy"];
  const made = await run(
    [...tsArgs("scripts/create-user.ts"), ...account],
    { DATA_DIR: places.production },
    "a real password",
  );
  expect(made).toMatchObject({ status: 0, stderr: "" });
}, TIMEOUT_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("A3: sample accounts stay out of production", () => {
  test("A3: a production database holds no account but those made for it", {
    timeout: TIMEOUT_MS,
  }, async () => {
    expect(await inspect(places.production)).toEqual({ pending: 0, hasDemoAccount: false });
    expect(await listEmails(places.production)).toEqual(["grace@example.com"]);
  });

  test("A3: seeding refuses a database that holds other accounts, and adds nothing", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { status, stderr } = await seed(places.production);
    expect(status).toBe(1);
    expect(stderr).toContain("This database has accounts that are not the demo's");
    expect(await listEmails(places.production)).toEqual(["grace@example.com"]);
  });

  test("A3: start refuses a folder that a demo used", async () => {
    const dataDir = join(folder, "used");
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "demo.json"), "{}");
    const { status, stderr } = await start(dataDir);
    expect(status).toBe(1);
    expect(stderr).toContain(`${dataDir} holds demo data: set DATA_DIR to another folder.`);
  });

  test("A3: start refuses a database with the demo's accounts, without their file too", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { status, stderr } = await start(places.demo);
    expect(status).toBe(1);
    expect(stderr).toContain("This database holds the demo's accounts: use another database.");
  });
});

/** @param {string} DATA_DIR */
async function listEmails(DATA_DIR) {
  const { db, close } = await openPglite(DATA_DIR);
  try {
    const rows = await db.select({ email: users.email }).from(users);
    return rows.map(({ email }) => email);
  } finally {
    await close();
  }
}
