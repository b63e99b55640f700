import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createUsersApi } from "../app";
import { totpDevices } from "../db/schema/credentials";
import { users } from "../db/schema/users";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createKeyClient, createSessionClient, envelopeOf, type TestClient } from "../testing/test-client";
import { codeNow, nextCode, wrongCode } from "../testing/totp-codes";
import {
  codeOf,
  createProtected,
  createSomeone,
  enrol,
  expectOk,
  isSignedIn,
  me,
  paths,
  readActivity,
  readSessions,
  readStatus,
  readTypes,
  sendPassword,
  sendToken,
  signInWithCode,
  startLogin,
  startSetup,
  stepUp,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const invalid = {
  type: "validation_error",
  code: "2fa_invalid",
  detail: "Invalid authentication code",
  attr: null,
};

async function failFiveTimes(client: TestClient, secret: string): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    expect(codeOf(await sendToken(client, wrongCode(api, secret)))).toEqual([400, "2fa_invalid"]);
  }
}

describe("signing in with a second factor", () => {
  test("the password alone is 401 2fa_required in the exact envelope, and opens nothing", async () => {
    const { user } = await createProtected(api);
    const client = createSessionClient(api);
    const answer = await sendPassword(client, user);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      type: "server_error",
      code: "2fa_required",
      detail: "2FA is required.",
      attr: null,
    });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await isSignedIn(client)).toBe(false);
    expect(await readSessions(api, user)).toHaveLength(1);
  });

  test("S5, L1: the code finishes it under a new id, as a verified session", async () => {
    const person = await createProtected(api);
    const client = await startLogin(api, person.user);
    const pending = client.cookies.get("sessionid");
    const answer = await sendToken(client, nextCode(api, person.secret));
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    expect(client.cookies.get("sessionid")).not.toBe(pending);
    expect(await isSignedIn(client)).toBe(true);
    expect((await readTypes(api, person.user)).slice(0, 2)).toEqual(["device_remembered", "logged_in"]);
    const list = (await client.get(paths.sessions)).body as { results: object[] };
    expect(list.results.find((row) => "current" in row && row.current)).toMatchObject({ two_factor: true });
  });

  test.each([-1, 0, 1])("T2: the code of step %i from now is accepted", async (steps) => {
    const person = await createProtected(api);
    // Three steps later none of these was used.
    api.clock.advanceSeconds(90);
    expectOk(await sendToken(await startLogin(api, person.user), codeNow(api, person.secret, steps)));
  });

  test.each([-2, 2])("T2: the code of step %i from now is refused", async (steps) => {
    const person = await createProtected(api);
    api.clock.advanceSeconds(120);
    const answer = await sendToken(await startLogin(api, person.user), codeNow(api, person.secret, steps));
    expect([answer.status, answer.body]).toEqual([400, invalid]);
  });

  test("T4: what the browser says of the time changes nothing", async () => {
    const person = await createProtected(api);
    api.clock.advanceSeconds(120);
    const client = await startLogin(api, person.user);
    const headers = { date: new Date(api.clock.now().getTime() + 60_000).toUTCString() };
    const body = { token: codeNow(api, person.secret, 2), timestamp: Date.now() + 60_000 };
    const answer = await client.call("/api/login/token/", { method: "POST", body, headers });
    expect(codeOf(answer)).toEqual([400, "2fa_invalid"]);
  });

  test("T3: the code that enabled it does not work again at sign-in", async () => {
    const { client, user } = await createSomeone(api);
    const secret = await startSetup(client);
    const code = codeNow(api, secret);
    expectOk(await client.post(paths.validate, { token: code }));
    const answer = await sendToken(await startLogin(api, user), code);
    expect([answer.status, answer.body]).toEqual([400, invalid]);
  });

  test("T3: the same code twice: the second is refused", async () => {
    const person = await createProtected(api);
    const code = nextCode(api, person.secret);
    expectOk(await sendToken(await startLogin(api, person.user), code));
    expect((await sendToken(await startLogin(api, person.user), code)).body).toEqual(invalid);
  });

  test("T3: the same code in several browsers at once: one gets in", async () => {
    const person = await createProtected(api);
    const clients = [await startLogin(api, person.user), await startLogin(api, person.user)];
    clients.push(await startLogin(api, person.user));
    const code = nextCode(api, person.secret);
    const answers = await Promise.all(clients.map((client) => sendToken(client, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await Promise.all(clients.map(isSignedIn))).filter(Boolean)).toHaveLength(1);
  });

  test("T3: one pending sign-in opens one session, also with two right codes at once", async () => {
    const person = await createProtected(api);
    const before = await readSessions(api, person.user);
    const client = await startLogin(api, person.user);
    nextCode(api, person.secret);
    const codes = [0, 1].map((steps) => codeNow(api, person.secret, steps));
    const answers = await Promise.all(codes.map((code) => sendToken(client, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await readSessions(api, person.user)).toHaveLength(before.length + 1);
  });

  test("T3: an earlier step after a later one is refused", async () => {
    const person = await createProtected(api);
    api.clock.advanceSeconds(120);
    const [earlier, later] = [-1, 0].map((steps) => codeNow(api, person.secret, steps));
    expectOk(await sendToken(await startLogin(api, person.user), later));
    expect((await sendToken(await startLogin(api, person.user), earlier)).body).toEqual(invalid);
  });

  test("T3, T7: two processes on one database share steps, pending sign-ins and counts", async () => {
    const person = await createProtected(api);
    const elsewhere: TestApi = { ...api, ctx: { ...api.ctx }, app: createUsersApi({ ...api.ctx }) };
    const here = await startLogin(api, person.user);
    const there = await startLogin(elsewhere, person.user);
    const code = nextCode(api, person.secret);
    const answers = await Promise.all([sendToken(here, code), sendToken(there, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const guesses = await Promise.all([startLogin(api, person.user), startLogin(elsewhere, person.user)]);
    const wrong = wrongCode(api, person.secret);
    const burst = await Promise.all(
      Array.from({ length: 10 }, () => guesses.map((client) => sendToken(client, wrong))).flat(),
    );
    const looked = burst.filter((answer) => envelopeOf(answer).code === "2fa_invalid").length;
    // The loser of the race above may have counted before the winner cleared, or after.
    expect([4, 5]).toContain(looked);
  });

  test("a pending sign-in lives ten minutes", async () => {
    const person = await createProtected(api);
    const [early, late] = [await startLogin(api, person.user), await startLogin(api, person.user)];
    api.clock.advanceSeconds(550);
    expectOk(await sendToken(early, nextCode(api, person.secret)));
    api.clock.advanceSeconds(60);
    const answer = await sendToken(late, nextCode(api, person.secret));
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      type: "validation_error",
      code: "2fa_expired",
      detail: "Login attempt has expired. Re-enter username/password.",
      attr: null,
    });
  });

  test("without a pending sign-in a code is 2fa_expired, with or without a session", async () => {
    const person = await createProtected(api);
    for (const client of [createSessionClient(api), person.client]) {
      expect(codeOf(await sendToken(client, nextCode(api, person.secret)))).toEqual([400, "2fa_expired"]);
    }
  });

  test("a code of another account's app does not open this one", async () => {
    const [a, b] = [await createProtected(api), await createProtected(api)];
    expect(codeOf(await sendToken(await startLogin(api, a.user), nextCode(api, b.secret)))).toEqual([
      400,
      "2fa_invalid",
    ]);
  });
});

describe("guessing codes at sign-in", () => {
  test("T7, L1: five wrong codes lock codes for 15 minutes, then the right one works", async () => {
    const person = await createProtected(api);
    const client = await startLogin(api, person.user);
    await failFiveTimes(client, person.secret);
    const refused = await sendToken(client, nextCode(api, person.secret));
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({
      type: "validation_error",
      code: "2fa_too_many_attempts",
      detail: "Too many attempts.",
      attr: null,
    });
    const wait = Number(refused.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(800);
    expect(wait).toBeLessThanOrEqual(900);
    const types = await readTypes(api, person.user);
    expect(types.filter((type) => type === "login_failed")).toHaveLength(5);
    expect(types.filter((type) => type === "limit_hit")).toHaveLength(1);
    api.clock.advanceSeconds(770);
    expect(codeOf(await sendToken(await startLogin(api, person.user), nextCode(api, person.secret)))).toEqual(
      [400, "2fa_too_many_attempts"],
    );
    api.clock.advanceSeconds(131);
    expectOk(await sendToken(await startLogin(api, person.user), nextCode(api, person.secret)));
  });

  test("T7: of forty codes at once exactly five are looked at, even if all the rest were right", async () => {
    const person = await createProtected(api);
    const client = await startLogin(api, person.user);
    const wrong = wrongCode(api, person.secret);
    const answers = await Promise.all(Array.from({ length: 40 }, () => sendToken(client, wrong)));
    const count = (code: string) => answers.filter((answer) => envelopeOf(answer).code === code).length;
    expect([count("2fa_invalid"), count("2fa_too_many_attempts")]).toEqual([5, 35]);
    expect(codeOf(await sendToken(client, nextCode(api, person.secret)))[1]).toBe("2fa_too_many_attempts");
  });

  test("T7: the lock is the account's: a new pending sign-in does not get around it", async () => {
    const person = await createProtected(api);
    await failFiveTimes(await startLogin(api, person.user), person.secret);
    const again = await startLogin(api, person.user);
    expect(codeOf(await sendToken(again, nextCode(api, person.secret)))[1]).toBe("2fa_too_many_attempts");
  });

  test("T7: the lock blocks no page of a session that is signed in, nor another account", async () => {
    const [person, other] = [await createProtected(api), await createProtected(api)];
    await failFiveTimes(await startLogin(api, person.user), person.secret);
    expect(await isSignedIn(person.client)).toBe(true);
    expect((await readStatus(person.client)).is_enabled).toBe(true);
    expect((await person.client.get(paths.activity)).status).toBe(200);
    expect(await isSignedIn(await signInWithCode(api, other))).toBe(true);
  });

  test("T7: a right code clears the count", async () => {
    const person = await createProtected(api);
    for (let round = 0; round < 2; round += 1) {
      const client = await startLogin(api, person.user);
      for (let tries = 0; tries < 4; tries += 1) {
        await sendToken(client, wrongCode(api, person.secret));
      }
      expectOk(await sendToken(client, nextCode(api, person.secret)));
    }
  });

  test("T7: refused codes do not prolong the wait", async () => {
    const person = await createProtected(api);
    await failFiveTimes(await startLogin(api, person.user), person.secret);
    for (let tries = 0; tries < 3; tries += 1) {
      api.clock.advanceSeconds(200);
      await sendToken(await startLogin(api, person.user), wrongCode(api, person.secret));
    }
    api.clock.advanceSeconds(301);
    expect(await isSignedIn(await signInWithCode(api, person))).toBe(true);
  });

  test.each(["abcdef", "12345678", "🔑", "'; drop table users; --"])(
    "T8: %j is a wrong code like any other, and counts",
    async (token) => {
      const person = await createProtected(api);
      const client = await startLogin(api, person.user);
      expect((await sendToken(client, token)).body).toEqual(invalid);
    },
  );
});

describe("stepping up", () => {
  test("S5, L1: it renews the id and the proof; the former id works 30 s more", async () => {
    const person = await createProtected(api);
    const { client } = person;
    const former = client.cookies.get("sessionid") ?? "";
    api.clock.advanceSeconds(301);
    expect(codeOf(await client.post(paths.codes))).toEqual([403, "sensitive_action_required_reauth"]);
    const asked = await sendPassword(client, person.user);
    expect(codeOf(asked)).toEqual([401, "2fa_required"]);
    expect(asked.cookies).toEqual([]);
    expect(client.cookies.get("sessionid")).toBe(former);
    expect(await isSignedIn(client)).toBe(true);
    expectOk(await sendToken(client, nextCode(api, person.secret)));
    expect(client.cookies.get("sessionid")).not.toBe(former);
    const stale = () => createKeyClient(api, null).call(me, { headers: { cookie: `sessionid=${former}` } });
    expect((await stale()).status).toBe(200);
    api.clock.advanceSeconds(31);
    expect((await stale()).status).toBe(401);
    expectOk(await client.post(paths.codes));
    expect((await readTypes(api, person.user)).slice(0, 2)).toEqual([
      "backup_codes_created",
      "reauthenticated",
    ]);
    expect(await readSessions(api, person.user)).toHaveLength(1);
  });

  test("R2: with a factor the password alone renews no proof, however often", async () => {
    const person = await createProtected(api);
    api.clock.advanceSeconds(301);
    await sendPassword(person.client, person.user);
    await sendPassword(person.client, person.user);
    expect(codeOf(await person.client.post(paths.disable))[1]).toBe("sensitive_action_required_reauth");
  });

  test("R4: a step-up is one session's: another of the same person is still refused", async () => {
    const person = await createProtected(api);
    const other = await signInWithCode(api, person);
    api.clock.advanceSeconds(301);
    await stepUp(api, person);
    expect(codeOf(await other.post(paths.codes))).toEqual([403, "sensitive_action_required_reauth"]);
    expectOk(await person.client.post(paths.codes));
  });

  test("R4: the password given in one session cannot be finished in another", async () => {
    const person = await createProtected(api);
    const other = await signInWithCode(api, person);
    await sendPassword(person.client, person.user);
    expect(codeOf(await sendToken(other, nextCode(api, person.secret)))).toEqual([400, "2fa_expired"]);
  });

  test("R4: it cannot be replayed: the code and the pending step-up are both gone", async () => {
    const person = await createProtected(api);
    await sendPassword(person.client, person.user);
    const code = nextCode(api, person.secret);
    expectOk(await sendToken(person.client, code));
    expect(codeOf(await sendToken(person.client, code))).toEqual([400, "2fa_expired"]);
    await sendPassword(person.client, person.user);
    expect(codeOf(await sendToken(person.client, code))).toEqual([400, "2fa_invalid"]);
  });

  test("R4: the proof ends with its session at sign-out", async () => {
    const person = await createProtected(api);
    await sendPassword(person.client, person.user);
    const held = person.client.cookies.get("sessionid") ?? "";
    expectOk(await person.client.post("/api/logout/"));
    person.client.cookies.set("sessionid", held);
    expect(codeOf(await sendToken(person.client, nextCode(api, person.secret)))).toEqual([
      400,
      "2fa_expired",
    ]);
    expect((await person.client.post(paths.disable)).status).toBe(401);
  });

  test("R6, L1: five wrong passwords in ten minutes, then a wait with its time; the page stays", async () => {
    const { client, user } = await createSomeone(api);
    for (let tries = 0; tries < 5; tries += 1) {
      expect(codeOf(await sendPassword(client, user, "wrong"))).toEqual([400, "invalid_credentials"]);
    }
    const refused = await sendPassword(client, user);
    expect(codeOf(refused)).toEqual([403, "too_many_failed_attempts"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(500);
    expect(await isSignedIn(client)).toBe(true);
    const types = await readTypes(api, user);
    expect(types.filter((type) => type === "reauthentication_failed")).toHaveLength(5);
    expect(types[0]).toBe("limit_hit");
    api.clock.advanceSeconds(601);
    expectOk(await sendPassword(client, user));
  });

  test("R6: of twenty wrong passwords at once five are looked at", async () => {
    const { client, user } = await createSomeone(api);
    const tries = Array.from({ length: 20 }, () => sendPassword(client, user, "wrong"));
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer.status === 400)).toHaveLength(5);
  });

  test("T7, L1: wrong codes of a step-up count as everywhere and are told as failed proofs", async () => {
    const person = await createProtected(api);
    await sendPassword(person.client, person.user);
    await failFiveTimes(person.client, person.secret);
    const elsewhere = await startLogin(api, person.user);
    expect(codeOf(await sendToken(elsewhere, nextCode(api, person.secret)))[1]).toBe("2fa_too_many_attempts");
    const types = await readTypes(api, person.user);
    expect(types.filter((type) => type === "reauthentication_failed")).toHaveLength(5);
    expect(await isSignedIn(person.client)).toBe(true);
  });
});

describe("ways around", () => {
  test("the cookie of a pending sign-in is no session, and a session's is no pending sign-in", async () => {
    const person = await createProtected(api);
    const waiting = await startLogin(api, person.user);
    for (const path of [me, paths.status, paths.start, paths.sessions, paths.activity]) {
      expect((await waiting.get(path)).status).toBe(401);
    }
    expect((await waiting.post(paths.disable)).status).toBe(401);
    const stolen = createSessionClient(api);
    stolen.cookies.set("sessionid", person.client.cookies.get("sessionid") ?? "");
    stolen.cookies.set("posthog_csrftoken", "x".repeat(32));
    expect(codeOf(await sendToken(stolen, nextCode(api, person.secret)))).toEqual([400, "2fa_expired"]);
  });

  test("a pending sign-in of one person is not finished from another's session, nor with their code", async () => {
    const [thief, victim] = [await createProtected(api), await createProtected(api)];
    const held = thief.client.cookies.get("sessionid") ?? "";
    expect(codeOf(await sendPassword(thief.client, victim.user))).toEqual([401, "2fa_required"]);
    const pending = thief.client.cookies.get("sessionid") ?? "";
    expect(pending).not.toBe(held);
    thief.client.cookies.set("sessionid", held);
    expect(codeOf(await sendToken(thief.client, nextCode(api, thief.secret)))).toEqual([400, "2fa_expired"]);
    thief.client.cookies.set("sessionid", pending);
    expect(codeOf(await sendToken(thief.client, nextCode(api, thief.secret)))).toEqual([400, "2fa_invalid"]);
  });

  test("S5: a sign-in over another person's session ends theirs and lends it nothing", async () => {
    const [a, b] = [await createProtected(api), await createProtected(api)];
    const theirs = a.client.cookies.get("sessionid") ?? "";
    await sendPassword(a.client, b.user);
    expectOk(await sendToken(a.client, nextCode(api, b.secret)));
    expect((await a.client.get(me)).body).toMatchObject({ uuid: b.user.uuid });
    const again = await createKeyClient(api, null).call(me, { headers: { cookie: `sessionid=${theirs}` } });
    expect(again.status).toBe(401);
    expect((await readActivity(api, a.user))[0]).toMatchObject({ type: "session_ended" });
  });

  test("S5: an id that somebody planted is never taken over", async () => {
    const person = await createProtected(api);
    const client = createSessionClient(api);
    client.cookies.set("sessionid", "planted");
    await sendPassword(client, person.user);
    const pending = client.cookies.get("sessionid");
    expectOk(await sendToken(client, nextCode(api, person.secret)));
    expect(new Set(["planted", pending, client.cookies.get("sessionid")]).size).toBe(3);
  });

  test("an account that was shut between password and code stays shut", async () => {
    const person = await createProtected(api);
    const client = await startLogin(api, person.user);
    await api.ctx.db.update(users).set({ isActive: false }).where(eq(users.id, person.user.id));
    expect(codeOf(await sendToken(client, nextCode(api, person.secret)))).toEqual([400, "2fa_expired"]);
    expect(codeOf(await sendPassword(createSessionClient(api), person.user))).toEqual([
      400,
      "invalid_credentials",
    ]);
    expect(await isSignedIn(person.client)).toBe(false);
  });

  test("a pending sign-in does not outlive turning the factor off, nor its replacement", async () => {
    const person = await createProtected(api);
    const first = await startLogin(api, person.user);
    const fresh = await enrol(api, person.client);
    expect(codeOf(await sendToken(first, nextCode(api, fresh)))).toEqual([400, "2fa_expired"]);
    const second = await startLogin(api, person.user);
    expectOk(await person.client.post(paths.disable));
    expect(codeOf(await sendToken(second, nextCode(api, fresh)))).toEqual([400, "2fa_expired"]);
  });

  test("a foreign page can finish nobody's sign-in", async () => {
    const person = await createProtected(api);
    const client = await startLogin(api, person.user);
    const body = { token: nextCode(api, person.secret) };
    const headers = { origin: "https://evil.example" };
    const answer = await client.call("/api/login/token/", { method: "POST", body, headers });
    expect(codeOf(answer)).toEqual([403, "permission_denied"]);
    expectOk(await client.call("/api/login/token/", { method: "POST", body }));
  });

  test("a step-up without the CSRF token is refused, and counts nothing", async () => {
    const { client, user } = await createSomeone(api);
    const body = { email: user.email, password: TEST_PASSWORD };
    for (const path of ["/api/login/", "/api/login/token/"]) {
      const answer = await client.call(path, {
        method: "POST",
        body: { ...body, token: "1" },
        headers: { "x-csrftoken": "" },
      });
      expect(codeOf(answer)).toEqual([403, "permission_denied"]);
    }
    expect(await readTypes(api, user)).toEqual(["logged_in"]);
  });

  test("T1, T3: a device's secret is useless in another account's row", async () => {
    const [a, b] = [await createProtected(api), await createProtected(api)];
    const [row] = await api.ctx.db.select().from(totpDevices).where(eq(totpDevices.userId, b.user.id));
    await api.ctx.db
      .update(totpDevices)
      .set({ secretEncrypted: row?.secretEncrypted ?? "", lastStep: 0 })
      .where(eq(totpDevices.userId, a.user.id));
    const answer = await sendToken(await startLogin(api, a.user), nextCode(api, b.secret));
    expect(answer.status).toBe(500);
  });
});
