import { afterAll, beforeAll, expect, test } from "vitest";
import * as credentials from "../db/schema/credentials";
import { mailOutbox } from "../db/schema/mail";
import { users } from "../db/schema/users";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createSessionClient, type TestAnswer, type TestClient } from "../testing/test-client";
import { codeNow, nextCode, wrongCode } from "../testing/totp-codes";
import { expectOk, me, paths, readMails } from "../testing/two-factor-kit";

const NEW_PASSWORD = "Quite-another-long-secret-42";

let api: TestApi;
let user: Awaited<ReturnType<TestApi["accounts"]["createUser"]>>["user"];
let stored = "";
const answers: TestAnswer[] = [];
/** Everything that only the person and their browser may know. */
const secrets = new Set<string>([TEST_PASSWORD, NEW_PASSWORD, "a wrong password"]);

function watch(client: TestClient) {
  const call: TestClient["call"] = async (path, init) => {
    const answer = await client.call(path, init);
    answers.push(answer);
    for (const value of client.cookies.values()) {
      secrets.add(value);
    }
    return answer;
  };
  return {
    get: (path: string) => call(path),
    send: (path: string, body?: unknown, method = "POST") => call(path, { method, body }),
  };
}

/** A life of an account: every ceremony once, with its failures. */
beforeAll(async () => {
  api = await createTestApi();
  ({ user } = await api.accounts.createUser());
  const { email } = user;
  const [mine, other] = [watch(createSessionClient(api)), watch(createSessionClient(api))];
  const know = (code: string) => {
    secrets.add(code);
    return code;
  };
  await mine.send("/api/login/", { email, password: "a wrong password" });
  await mine.send("/api/login/", { email, password: TEST_PASSWORD });
  const { secret } = (await mine.get(paths.start)).body as { secret: string };
  know(secret);
  await mine.send(paths.validate, { token: know(wrongCode(api, secret)) });
  expectOk(await mine.send(paths.validate, { token: know(codeNow(api, secret)) }));
  const { backup_codes: codes } = expectOk(await mine.send(paths.codes)).body as { backup_codes: string[] };
  codes.forEach(know);
  await mine.get(paths.status);
  await mine.send(paths.check, { code: codes[0] });
  await other.send("/api/login/", { email, password: TEST_PASSWORD });
  await other.send("/api/login/token/", { token: know(wrongCode(api, secret)) });
  expectOk(await other.send("/api/login/token/", { token: know(nextCode(api, secret)) }));
  await other.send("/api/login/", { email, password: TEST_PASSWORD });
  expectOk(await other.send("/api/login/token/", { token: codes[1] }));
  const added = await mine.send(paths.authenticators, { name: "Tablet" });
  const second = added.body as { id: string; secret: string };
  know(second.secret);
  const token = know(codeNow(api, second.secret));
  expectOk(await mine.send(`${paths.authenticators}${second.id}/validate/`, { token }));
  stored = await readAll();
  const body = { password: NEW_PASSWORD, current_password: TEST_PASSWORD };
  expectOk(await mine.send(me, body, "PATCH"));
  for (const path of [paths.sessions, paths.devices, paths.activity, paths.authenticators, me]) {
    expectOk(await mine.get(path));
  }
  expectOk(await mine.send(paths.disable));
});
afterAll(() => api.close());

async function readAll(): Promise<string> {
  const { db } = api.ctx;
  const rows: unknown[] = [await db.select().from(users), await db.select().from(mailOutbox)];
  for (const table of Object.values(credentials)) {
    rows.push(await db.select().from(table));
  }
  return JSON.stringify(rows);
}

/** As a whole word: six digits may well stand within a time or an id. */
function holds(text: string, secret: string): boolean {
  const word = secret.replace(/[^\w]/g, "\\$&");
  return new RegExp(`(?<![0-9A-Za-z])${word}(?![0-9A-Za-z])`).test(text);
}

test("L2, T10: no secret of it is in the log, in whatever form it was typed", () => {
  const log = api.logLines.join("\n");
  expect(log).toContain("two_factor_enabled");
  expect(secrets.size).toBeGreaterThan(20);
  for (const secret of secrets) {
    expect(holds(log, secret), secret).toBe(false);
    expect(holds(log, encodeURIComponent(secret)), secret).toBe(false);
  }
  expect(log).not.toContain(user.email);
});

test("L2: none is in a mail, and every mail goes to the account's own address", async () => {
  const mails = await api.ctx.db.select().from(mailOutbox);
  expect(mails.map(({ template }) => template).sort()).toEqual([
    "authenticator_added",
    "backup_code_used",
    "password_changed",
    "two_factor_disabled",
    "two_factor_enabled",
  ]);
  for (const mail of mails) {
    expect(mail.toAddress).toBe(user.email);
    for (const secret of secrets) {
      expect(holds(`${mail.subject}\n${mail.text}`, secret), mail.template).toBe(false);
    }
  }
});

test("L3: every mail says what, when, from where, and what to do if it was somebody else", async () => {
  for (const { text, template } of await readMails(api, user)) {
    expect(text, template).toContain(`Account: ${user.email}`);
    expect(text, template).toMatch(/Time: \d{1,2} \w{3} \d{4}, \d\d:\d\d UTC/);
    expect(text, template).toContain("IP address: 203.0.113.7");
    expect(text, template).toMatch(/If it was not you, .+/);
    expect(text, template).toContain("http://localhost:4999/settings/security");
  }
});

test("T1, B2: none is stored as it is, in any table, while all of it was in use", () => {
  expect(stored).toContain("remembered");
  expect(stored).toContain("Tablet");
  for (const secret of secrets) {
    expect(holds(stored, secret), secret).toBe(false);
  }
});

test("T10, H3: every answer, refusals too, says no-store", () => {
  expect(answers.length).toBeGreaterThan(20);
  for (const answer of answers) {
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }
});
