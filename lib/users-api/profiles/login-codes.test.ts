import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pendingLogins } from "../db/schema/credentials";
import type { UserRow } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { mailsTo, patch, wrongOf } from "../testing/email-kit";
import {
  createSessionClient,
  envelopeOf,
  readLoginCode,
  sendLoginCode,
  signIn,
  type TestClient,
} from "../testing/test-client";
import {
  codeOf,
  createProtected,
  createSomeone,
  expectOk,
  isSignedIn,
  readTypes,
  sendPassword,
  sendToken,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({ profile: "today" });
});
afterAll(() => api.close());

const resend = (client: TestClient) => client.post("/api/login/code-based-verification/resend/");

type Waiting = { user: UserRow; client: TestClient; code: string };

/** A browser in which the password was right, and the code that was mailed for it. */
async function startWaiting(): Promise<Waiting> {
  const { user } = await api.accounts.createUser();
  return { user, ...(await wait(user)) };
}

async function wait(user: UserRow): Promise<Omit<Waiting, "user">> {
  const client = createSessionClient(api);
  expect(codeOf(await sendPassword(client, user))).toEqual([401, "code_based_verification_required"]);
  return { client, code: await readLoginCode(api, user.email) };
}

async function guessWrong({ client, code }: Waiting, times: number): Promise<void> {
  for (let by = 1; by <= times; by += 1) {
    expect(codeOf(await sendLoginCode(client, wrongOf(code, by)))).toEqual([400, "invalid_code"]);
  }
}

describe("a sign-in without an authenticator app", () => {
  test("asks for a code, which goes to the account's address in a mail and nowhere else", async () => {
    const { user } = await api.accounts.createUser();
    const client = createSessionClient(api);
    const answer = await sendPassword(client, user);
    expect(envelopeOf(answer)).toEqual({
      type: "server_error",
      code: "code_based_verification_required",
      detail: user.email,
      attr: null,
    });
    expect(await isSignedIn(client)).toBe(false);
    const [mail] = await mailsTo(api, user.email);
    const code = await readLoginCode(api, user.email);
    expect([mail?.template, code]).toEqual(["login_code", expect.stringMatching(/^\d{6}$/)]);
    const rows = await api.ctx.db.select().from(pendingLogins).where(eq(pendingLogins.userId, user.id));
    expect(rows[0]?.codeHash).toMatch(/^[0-9a-f]{64}$/);
    expect(api.logLines.join("")).not.toContain(code);
  });

  test("ends with the code, in this browser alone, and once", async () => {
    const { client, code, user } = await startWaiting();
    expect(codeOf(await sendLoginCode(createSessionClient(api), code))).toEqual([
      400,
      "no_pending_verification",
    ]);
    const before = new Map(client.cookies);
    const answer = await sendLoginCode(client, ` ${code.slice(0, 3)} ${code.slice(3)}`);
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    expect(await isSignedIn(client)).toBe(true);
    expect(await readTypes(api, user)).toContain("logged_in");
    const again = createSessionClient(api);
    for (const [name, value] of before) {
      again.cookies.set(name, value);
    }
    expect(codeOf(await sendLoginCode(again, code))).toEqual([400, "no_pending_verification"]);
  });

  test("of two tries of the right code at the same time one signs in", async () => {
    const { client, code } = await startWaiting();
    const answers = await Promise.all([sendLoginCode(client, code), sendLoginCode(client, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  test("remembers the browser: its next sign-in needs no code, another's does", async () => {
    const { client, code, user } = await startWaiting();
    expectOk(await sendLoginCode(client, code));
    expect((await client.post("/logout/")).status).toBe(302);
    expect(await isSignedIn(client)).toBe(false);
    expectOk(await sendPassword(client, user));
    expect(await isSignedIn(client)).toBe(true);
    await wait(user);
  });

  test("renews a live session's proof by the password alone", async () => {
    const { client, user } = await createSomeone(api);
    api.clock.advanceSeconds(8_000);
    expectOk(await sendPassword(client, user));
    expectOk(await patch(client, { first_name: "Grace" }));
  });

  test("asks a person with an authenticator app for that one's code, whatever was remembered by mail", async () => {
    const { client, user } = await createProtected(api);
    expect((await client.post("/logout/")).status).toBe(302);
    expect(codeOf(await sendPassword(client, user))).toEqual([401, "2fa_required"]);
    expect(codeOf(await sendLoginCode(client, "123456"))).toEqual([400, "no_pending_verification"]);
  });

  test("is no sign-in that waits for an authenticator's code", async () => {
    const { client, code } = await startWaiting();
    expect(codeOf(await sendToken(client, code))).toEqual([400, "2fa_expired"]);
  });

  test("goes without where no mail can be sent", async () => {
    const deaf = await createTestApi({ profile: "today", isMailOn: false });
    try {
      const { user } = await deaf.accounts.createUser();
      expect(await isSignedIn(await signIn(deaf, user.email))).toBe(true);
    } finally {
      await deaf.close();
    }
  });
});

describe("a wrong code", () => {
  test("leaves the sign-in waiting for the right one", async () => {
    const waiting = await startWaiting();
    await guessWrong(waiting, 1);
    expectOk(await sendLoginCode(waiting.client, waiting.code));
    expect(await readTypes(api, waiting.user)).toContain("login_failed");
  });

  test("ends it after five: the right one is refused, and nothing is pending any more", async () => {
    const waiting = await startWaiting();
    await guessWrong(waiting, 5);
    expect(codeOf(await sendLoginCode(waiting.client, waiting.code))).toEqual([400, "too_many_attempts"]);
    expect(codeOf(await sendLoginCode(waiting.client, waiting.code))).toEqual([
      400,
      "no_pending_verification",
    ]);
  });

  test("counts while others are looked at: of many at once five are", async () => {
    const { client, code } = await startWaiting();
    const guesses = Array.from({ length: 8 }, (_, by) => sendLoginCode(client, wrongOf(code, by + 1)));
    const codes = (await Promise.all(guesses)).map((answer) => envelopeOf(answer).code);
    expect(codes.filter((found) => found === "invalid_code")).toHaveLength(5);
  });

  test("counts by account too: six tries in twenty minutes, however often the password is sent", async () => {
    const { user } = await api.accounts.createUser();
    for (let by = 0; by < 2; by += 1) {
      await guessWrong({ user, ...(await wait(user)) }, 3);
    }
    const { client, code } = await wait(user);
    const refused = await sendLoginCode(client, code);
    expect(codeOf(refused)).toEqual([429, "throttled"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(600);
    api.clock.advanceSeconds(1_201);
    const later = await wait(user);
    expectOk(await sendLoginCode(later.client, later.code));
  });

  test("is what a code is after ten minutes", async () => {
    const { client, code } = await startWaiting();
    api.clock.advanceSeconds(601);
    expect(codeOf(await sendLoginCode(client, code))).toEqual([400, "invalid_code"]);
    expect(codeOf(await resend(client))).toEqual([400, "no_pending_verification"]);
  });

  test("is a matter of the body's shape where there is none", async () => {
    const { client } = await startWaiting();
    const answer = await client.post("/api/login/code-based-verification/", {});
    expect(envelopeOf(answer)).toMatchObject({ code: "required", attr: "code" });
  });
});

describe("another code", () => {
  test("takes the place of the first, which works no more", async () => {
    const { client, code, user } = await startWaiting();
    expect((await resend(client)).body).toEqual({ success: true });
    const second = await readLoginCode(api, user.email);
    expect(second).not.toBe(code);
    expect(codeOf(await sendLoginCode(client, code))).toEqual([400, "invalid_code"]);
    expectOk(await sendLoginCode(client, second));
  });

  test("is sent once a minute", async () => {
    const { client } = await startWaiting();
    expectOk(await resend(client));
    expect(codeOf(await resend(client))).toEqual([429, "throttled"]);
    api.clock.advanceSeconds(61);
    expectOk(await resend(client));
  });

  test("gives no tries back", async () => {
    const waiting = await startWaiting();
    await guessWrong(waiting, 4);
    expectOk(await resend(waiting.client));
    const code = await readLoginCode(api, waiting.user.email);
    await guessWrong({ ...waiting, code }, 1);
    expect(codeOf(await sendLoginCode(waiting.client, code))).toEqual([400, "too_many_attempts"]);
  });

  test("is not sent where nothing waits", async () => {
    expect(codeOf(await resend(createSessionClient(api)))).toEqual([400, "no_pending_verification"]);
  });
});

test("a new password ends sign-ins that wait for a code", async () => {
  const { client: owner, user } = await createSomeone(api);
  const { client, code } = await wait(user);
  const change = {
    password: "Quite-another-long-secret-42",
    current_password: "correct horse battery staple",
  };
  expectOk(await patch(owner, change));
  expect(codeOf(await sendLoginCode(client, code))).toEqual([400, "no_pending_verification"]);
});
