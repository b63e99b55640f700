import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { User } from "@/lib/contract/schemas/account";
import { organizations, users } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import {
  byLink,
  emailPaths,
  lastMail,
  mailsTo,
  newAddress,
  readProofs,
  readReset,
  requestReset,
  resend,
  stranger,
  templatesTo,
} from "../testing/email-kit";
import { interrupt } from "../testing/interrupt";
import { createSessionClient, envelopeOf, signIn } from "../testing/test-client";
import {
  codeOf,
  createSomeone,
  expectOk,
  isSignedIn,
  me,
  readTypes,
  sendPassword,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
  api.ctx.settings.isSignUpOpen = true;
});
afterAll(() => api.close());

const PASSWORD = "Quite-another-long-secret-42";
const signUp = (email: string, body: object = {}, on = api) =>
  stranger(on).post(emailPaths.signUp, { email, password: PASSWORD, first_name: "Grace", ...body });
const closed = [403, "permission_denied"];

async function readRow(email: string, on = api) {
  const [row] = await on.ctx.db.select().from(users).where(eq(users.email, email));
  if (!row) {
    throw new Error("No such account");
  }
  return row;
}

describe("the first account of a server", () => {
  let fresh: TestApi;
  beforeEach(async () => {
    fresh = await createTestApi();
  });
  afterEach(() => fresh.close());

  test("is made once: then sign-up is closed, before anything of the input is looked at", async () => {
    const email = newAddress();
    const answer = await signUp(email, {}, fresh);
    expect([answer.status, answer.body]).toEqual([201, { success: true }]);
    const second = await signUp(newAddress(), {}, fresh);
    expect(codeOf(second)).toEqual(closed);
    expect(envelopeOf(second)).toMatchObject({
      type: "authentication_error",
      detail: "Sign-up is closed. Ask the people who run this server for an account.",
    });
    expect(codeOf(await signUp(email, { password: "weak" }, fresh))).toEqual(closed);
    expect(await fresh.ctx.db.$count(users)).toBe(1);
  });

  test("of many at once is one", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => signUp(newAddress(), {}, fresh)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 403, 403, 403]);
    expect(await fresh.ctx.db.$count(users)).toBe(1);
    expect(await fresh.ctx.db.$count(organizations)).toBe(1);
  });
});

describe("where it is open", () => {
  test("L1: an account with an organisation and a project, not verified, and one mail", async () => {
    const email = newAddress();
    expect((await signUp(email)).status).toBe(201);
    const row = await readRow(email);
    expect(row).toMatchObject({
      isEmailVerified: false,
      firstName: "Grace",
      isStaff: false,
      pendingEmail: null,
    });
    expect(row.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await templatesTo(api, email)).toEqual(["verify_email"]);
    expect(await readTypes(api, row)).toEqual(["signed_up"]);
    const browser = createSessionClient(api);
    expectOk(await byLink(browser, await readProofs(api, email)));
    const user = (await browser.get(me)).body as User;
    expect(user).toMatchObject({ email, is_email_verified: true, has_password: true, first_name: "Grace" });
    expect(user.organization).toMatchObject({
      name: "Grace's organisation",
      membership_level: 15,
      member_count: 1,
    });
    expect(user.team).toMatchObject({ name: "Default project" });
    expect(user.is_organization_first_user).toBe(true);
  });

  test("the answer signs nobody in, and the password does not before the proof", async () => {
    const email = newAddress();
    const browser = createSessionClient(api);
    const answer = await browser.post(emailPaths.signUp, { email, password: PASSWORD, first_name: "Grace" });
    expect(answer.cookies).toEqual([]);
    const row = await readRow(email);
    expect(codeOf(await sendPassword(browser, row, PASSWORD))).toEqual([400, "not_verified"]);
    expectOk(await byLink(stranger(api), await readProofs(api, email)));
    await signIn(api, email, PASSWORD);
  });

  test("its mail, and that of a refused sign-in, have the link alone: no page waits for a code", async () => {
    const email = newAddress();
    await signUp(email);
    const first = await readProofs(api, email);
    const row = await readRow(email);
    expect(codeOf(await sendPassword(createSessionClient(api), row, PASSWORD))).toEqual([
      400,
      "not_verified",
    ]);
    const second = await readProofs(api, email);
    expect([first.code, second.code]).toEqual(["", ""]);
    expect(second.token).not.toBe(first.token);
    expectOk(await resend(api, row.uuid));
    expect((await readProofs(api, email)).code).toMatch(/^\d{6}$/);
  });

  test("the mail holds nothing that a stranger typed: it is no way to write to anybody", async () => {
    const email = newAddress();
    await signUp(email, { first_name: "Win at evil.example" });
    const mail = await lastMail(api, email, "verify_email");
    expect(`${mail.subject}${mail.text}${mail.html ?? ""}`).not.toContain("evil.example");
  });

  test("E8: the address is stored in its one form", async () => {
    const email = newAddress();
    await signUp(` ${email.replace("new.example.com", "BÜCHER.example")} `);
    const row = await readRow(email.replace("new.example.com", "xn--bcher-kva.example"));
    expect(row.emailKey).toBe(row.email);
  });

  test.each([
    [{ password: "short" }, "invalid_input", "password"],
    [{ password: "password" }, "invalid_input", "password"],
    [{ password: "Grace-Grace-Grace" }, "invalid_input", "password"],
    [{ password: undefined }, "required", "password"],
    [{ password: "x".repeat(1025) }, "max_length", "password"],
    [{ email: "ada@example.com\r\nBcc: eve@example.com" }, "invalid_input", "email"],
    [{ email: "ada" }, "invalid_input", "email"],
    [{ email: undefined }, "required", "email"],
    [{ email: "ada@127.0.0.1" }, "invalid_input", "email"],
    [{ first_name: " " }, "blank", "first_name"],
    [{ first_name: "Win at www.evil.example" }, "invalid_input", "first_name"],
    [{ first_name: "Gr\u2066ace" }, "invalid_input", "first_name"],
    [{ first_name: undefined }, "required", "first_name"],
    [{ first_name: "x".repeat(151) }, "max_length", "first_name"],
  ])("%j is 400 %s at %s, and no account", async (body, code, attr) => {
    const email = newAddress();
    const answer = await signUp(email, body);
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toMatchObject({ type: "validation_error", code, attr });
    expect(await api.ctx.db.$count(users, eq(users.email, email))).toBe(0);
  });

  test("E4: six a day for one address, then 429", async () => {
    const email = newAddress();
    for (let index = 0; index < 6; index += 1) {
      expect((await signUp(email)).status).toBe(201);
    }
    expect(codeOf(await signUp(email.toUpperCase()))).toEqual([429, "throttled"]);
    expect(await templatesTo(api, email)).toEqual(["verify_email", ...Array(5).fill("address_taken")]);
  });
});

describe("E5: an address that has an account", () => {
  test("has the same answer; its owner is told and nothing of theirs changes", async () => {
    const { client, user } = await createSomeone(api);
    const answer = await signUp(user.email.toUpperCase());
    const free = await signUp(newAddress());
    expect([answer.status, answer.body, answer.cookies]).toEqual([free.status, free.body, free.cookies]);
    const mails = await mailsTo(api, user.email);
    expect(mails.map(({ template }) => template)).toEqual(["address_taken"]);
    expect(mails[0]?.text).not.toMatch(/\b\d{6}\b|\/verify_email\//);
    expect(await isSignedIn(client)).toBe(true);
    await signIn(api, user.email);
    expect(codeOf(await sendPassword(createSessionClient(api), user, PASSWORD))).toEqual([
      400,
      "invalid_credentials",
    ]);
  });

  test("whoever came first set a password that is not the owner's: a reset takes it from them", async () => {
    const email = newAddress();
    await signUp(email, { password: "The-attackers-own-secret-1" });
    // The owner signs up later: the password that waits there is not replaced, nor is theirs taken.
    expect((await signUp(email)).status).toBe(201);
    const row = await readRow(email);
    expect(codeOf(await sendPassword(createSessionClient(api), row, PASSWORD))).toEqual([
      400,
      "invalid_credentials",
    ]);
    await requestReset(api, email);
    const { uuid, token } = await readReset(api, email);
    expectOk(await stranger(api).post(`${emailPaths.reset}${uuid}/`, { token, password: PASSWORD }));
    await signIn(api, email, PASSWORD);
    const thief = await sendPassword(createSessionClient(api), row, "The-attackers-own-secret-1");
    expect(codeOf(thief)).toEqual([400, "invalid_credentials"]);
  });

  test("two sign-ups with one address at once are one account and one notice", async () => {
    const email = newAddress();
    const answers = await Promise.all([signUp(email), signUp(email)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await api.ctx.db.$count(users, eq(users.email, email))).toBe(1);
    expect((await templatesTo(api, email)).toSorted()).toEqual(["address_taken", "verify_email"]);
  });

  test("an account made while the password is hashed is found", async () => {
    const email = newAddress();
    const late = interrupt(api, 2, () => api.accounts.createUser({ email }));
    expect((await signUp(email, {}, late)).status).toBe(201);
    expect(await templatesTo(api, email)).toEqual(["address_taken"]);
  });

  test("an account made while this one is written is found on the second look", async () => {
    const email = newAddress();
    // What the unique key says when somebody was faster.
    const late = interrupt(api, 2, async () => {
      await api.accounts.createUser({ email });
      throw new Error("duplicate key", { cause: { code: "23505" } });
    });
    expect((await signUp(email, {}, late)).status).toBe(201);
    expect(await templatesTo(api, email)).toEqual(["address_taken"]);
  });
});

test("A1: a bad key is 401 even here", async () => {
  const answer = await stranger(api).call(emailPaths.signUp, {
    method: "POST",
    body: { email: newAddress(), password: PASSWORD, first_name: "Grace" },
    headers: { authorization: "Bearer phx_bad" },
  });
  expect(codeOf(answer)).toEqual([401, "authentication_failed"]);
});
