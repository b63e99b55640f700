import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NO_SESSION_HEADER } from "@/lib/contract/door";
import { users } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import {
  byCode,
  byLink,
  createStaged,
  emailPaths,
  lastMail,
  type Proofs,
  patch,
  readProofs,
  readUser,
  resend,
  stage,
  stranger,
  templatesTo,
} from "../testing/email-kit";
import {
  createSessionClient,
  envelopeOf,
  signIn,
  type TestAnswer,
  type TestClient,
} from "../testing/test-client";
import {
  codeOf,
  createProtected,
  createSomeone,
  expectOk,
  isSignedIn,
  readActivity,
  readSessions,
  readTypes,
  sendPassword,
  startLogin,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const hasSession = (answer: TestAnswer) => answer.cookies.some((cookie) => cookie.startsWith("sessionid="));
type Way = (client: TestClient, proofs: Proofs) => Promise<TestAnswer>;
const ways: [string, Way][] = [
  ["link", byLink],
  ["code", byCode],
];

describe("a change, confirmed in one's own session", () => {
  test("answers as the page says: the link's token is echoed, a code is not", async () => {
    const linked = await createStaged(api);
    const byLinkAnswer = await byLink(linked.client, linked.proofs);
    expect(byLinkAnswer.status).toBe(200);
    expect(byLinkAnswer.body).toEqual({ success: true, token: linked.proofs.token });
    const coded = await createStaged(api);
    expect((await byCode(coded.client, coded.proofs)).body).toEqual({ success: true });
  });

  test.each(ways)("E9, S8: by %s the address is the new one and other sessions end", async (_, way) => {
    const { client, user, address, proofs } = await createStaged(api, { isEmailVerified: null });
    const others = [await signIn(api, user.email), await signIn(api, user.email)];
    expectOk(await way(client, proofs));
    expect(await readUser(api, user)).toMatchObject({
      email: address,
      emailKey: address.toLowerCase(),
      pendingEmail: null,
      isEmailVerified: true,
    });
    expect(await Promise.all([client, ...others].map(isSignedIn))).toEqual([true, false, false]);
    expect(codeOf(await sendPassword(createSessionClient(api), user))).toEqual([400, "invalid_credentials"]);
    await signIn(api, address);
  });

  test("S8: a sign-in that waits for its second factor ends, too", async () => {
    const person = await createProtected(api);
    const { proofs } = await stage(api, person);
    const waiting = await startLogin(api, person.user);
    expectOk(await byLink(person.client, proofs));
    expect(codeOf(await waiting.post("/api/login/token/", { token: "123456" }))).toEqual([
      400,
      "2fa_expired",
    ]);
  });

  test("E9, L1, L3: both addresses are mailed, both mails name both, the old one with a way back", async () => {
    const { client, user, address, proofs } = await createStaged(api);
    expectOk(await byCode(client, proofs));
    const toOld = await lastMail(api, user.email, "email_changed_old");
    const toNew = await lastMail(api, address, "email_changed_new");
    expect(toOld.subject).toBe("This is no longer your PostHog account email");
    expect(toNew.subject).toBe("This is your new PostHog account email");
    for (const { text } of [toOld, toNew]) {
      expect(text).toContain(user.email);
      expect(text).toContain(address);
    }
    expect(toOld.text).toMatch(/http:\/\/localhost:4999\/undo_email_change\/\w{48}/);
    expect(toNew.text).not.toContain("/undo_email_change/");
    expect((await readActivity(api, user))[0]).toMatchObject({ type: "email_changed", ip: "203.0.113.7" });
  });
});

describe("E7: a change, confirmed in another browser", () => {
  test.each(ways)("works by %s, signs nobody in and says to sign in", async (_, way) => {
    const { client, user, address, proofs } = await createStaged(api);
    const phone = createSessionClient(api);
    const answer = await way(phone, proofs);
    expect(answer.body).toMatchObject({ success: true, requires_login: true });
    expect(hasSession(answer)).toBe(false);
    expect(await isSignedIn(phone)).toBe(false);
    expect((await readUser(api, user)).email).toBe(address);
    // Nothing says that this browser was the one that asked: it signs in anew.
    expect(await isSignedIn(client)).toBe(false);
    expect(await readSessions(api, user)).toEqual([]);
  });

  test("requires_2fa stands there instead where the account has a factor", async () => {
    const person = await createProtected(api);
    const { proofs } = await stage(api, person);
    const answer = await byLink(stranger(api), proofs);
    expect(answer.body).toEqual({ success: true, token: proofs.token, requires_2fa: true });
    expect(hasSession(answer)).toBe(false);
  });

  test("somebody else's session there stays theirs and is not ended", async () => {
    const { proofs, user } = await createStaged(api);
    const other = await createSomeone(api);
    const answer = await byLink(other.client, proofs);
    expect(answer.body).toEqual({ success: true, token: proofs.token, requires_login: true });
    expect(hasSession(answer)).toBe(false);
    expect((await other.client.get("/api/users/@me/")).body).toMatchObject({ uuid: other.user.uuid });
    expect((await readUser(api, user)).pendingEmail).toBeNull();
  });

  test("a page of another site cannot send it", async () => {
    const { user, proofs } = await createStaged(api);
    const { uuid, token } = proofs;
    const answer = await createSessionClient(api).call(emailPaths.verify, {
      method: "POST",
      body: { uuid, token },
      headers: { origin: "https://evil.example" },
    });
    expect(codeOf(answer)).toEqual([403, "permission_denied"]);
    expect((await readUser(api, user)).pendingEmail).not.toBeNull();
  });

  test("a GET, as of a mail scanner, is 405 and uses nothing up", async () => {
    const { proofs } = await createStaged(api);
    const { uuid, token } = proofs;
    for (const method of ["GET", "HEAD"]) {
      const answer = await stranger(api).call(
        `${emailPaths.verify}?${new URLSearchParams({ uuid, token })}`,
        {
          method,
        },
      );
      expect(answer.status).toBe(405);
    }
    expectOk(await byLink(stranger(api), proofs));
  });
});

describe("a first address", () => {
  const createUnverified = async (values: Parameters<typeof api.accounts.createUser>[0] = {}) => {
    const { user } = await api.accounts.createUser({ isEmailVerified: false, ...values });
    expectOk(await resend(api, user.uuid));
    return { user, proofs: await readProofs(api, user.email) };
  };

  test.each(ways)("signs in by %s", async (_, way) => {
    const { user, proofs } = await createUnverified();
    const browser = createSessionClient(api);
    const answer = await way(browser, proofs);
    expect(answer.body).toMatchObject({ success: true });
    expect(answer.body).not.toHaveProperty("requires_login");
    expect((await browser.get("/api/users/@me/")).body).toMatchObject({
      uuid: user.uuid,
      is_email_verified: true,
    });
    expect((await readTypes(api, user)).toSorted()).toEqual(["email_verified", "logged_in"]);
  });

  test("opens no session for a caller that wants none, and the activity tells of no sign-in", async () => {
    const { user, proofs } = await createUnverified();
    const { uuid, token } = proofs;
    const answer = await createSessionClient(api).call(emailPaths.verify, {
      method: "POST",
      body: { uuid, token },
      headers: { [NO_SESSION_HEADER]: "1" },
    });
    expect(answer.body).toEqual({ success: true, token, requires_login: true });
    expect(answer.cookies).toEqual([]);
    expect(await readSessions(api, user)).toEqual([]);
    expect(await readTypes(api, user)).toEqual(["email_verified"]);
    expect(await readUser(api, user)).toMatchObject({ isEmailVerified: true, lastLoginAt: null });
  });

  test("E7: never past a second factor", async () => {
    const person = await createProtected(api);
    await api.ctx.db.update(users).set({ isEmailVerified: false }).where(eq(users.id, person.user.id));
    expectOk(await resend(api, person.user.uuid));
    const browser = createSessionClient(api);
    const proofs = await readProofs(api, person.user.email);
    const answer = await byLink(browser, proofs);
    expect(answer.body).toEqual({ success: true, token: proofs.token, requires_2fa: true });
    expect(hasSession(answer)).toBe(false);
    expect((await readUser(api, person.user)).isEmailVerified).toBe(true);
    await startLogin(api, person.user);
  });

  test("never in the place of somebody else: their session stays, and a sign-in is asked for", async () => {
    const { user, proofs } = await createUnverified();
    const other = await createSomeone(api);
    const answer = await byCode(other.client, proofs);
    expect(answer.body).toEqual({ success: true, requires_login: true });
    expect(hasSession(answer)).toBe(false);
    expect((await other.client.get("/api/users/@me/")).body).toMatchObject({ uuid: other.user.uuid });
    expect(await readSessions(api, user)).toEqual([]);
  });

  test("in one's own session it stays the session it was", async () => {
    const { client, user } = await createSomeone(api, { isEmailVerified: null });
    expectOk(await resend(api, user.uuid));
    const answer = await byCode(client, await readProofs(api, user.email));
    expect(answer.body).toEqual({ success: true });
    expect(hasSession(answer)).toBe(false);
    expect(await readSessions(api, user)).toHaveLength(1);
  });

  test("the staged address stays pending when the current one is confirmed", async () => {
    const { client, user, address } = await createStaged(api, { isEmailVerified: null });
    await api.ctx.db.update(users).set({ isEmailVerified: false }).where(eq(users.id, user.id));
    expect(codeOf(await sendPassword(createSessionClient(api), user))).toEqual([400, "not_verified"]);
    const { token, ...proofs } = await readProofs(api, user.email);
    expect((await byLink(client, { token, ...proofs })).body).toEqual({ success: true, token });
    expect(await readUser(api, user)).toMatchObject({
      email: user.email,
      pendingEmail: address,
      isEmailVerified: true,
    });
  });

  test("an account that was shut is not opened by it, nor is anything of it told", async () => {
    const { user, proofs } = await createUnverified();
    await api.ctx.db.update(users).set({ isActive: false }).where(eq(users.id, user.id));
    expect(codeOf(await byLink(stranger(api), proofs))).toEqual([400, "invalid_token"]);
    expect(codeOf(await byCode(stranger(api), proofs))).toEqual([400, "invalid_code"]);
    expect(await readUser(api, user)).toMatchObject({ isEmailVerified: false });
    expect(await readSessions(api, user)).toEqual([]);
  });
});

describe("not_verified", () => {
  test("sign-in is refused with the published text and the mail goes out again", async () => {
    const { user } = await api.accounts.createUser({ isEmailVerified: false });
    const answer = await sendPassword(createSessionClient(api), user);
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toEqual({
      type: "validation_error",
      code: "not_verified",
      detail: "Your account is awaiting verification. Please check your email for a verification link.",
      attr: null,
    });
    expect(await templatesTo(api, user.email)).toEqual(["verify_email"]);
  });

  test("E4: no more than six mails a day, whoever asks, and the answer stays the same", async () => {
    const { user } = await api.accounts.createUser({ isEmailVerified: false });
    for (let index = 0; index < 8; index += 1) {
      expect(codeOf(await sendPassword(createSessionClient(api), user))).toEqual([400, "not_verified"]);
    }
    expect(await templatesTo(api, user.email)).toHaveLength(6);
    expect(codeOf(await resend(api, user.uuid))).toEqual([429, "throttled"]);
  });

  test("a wrong password mails nobody", async () => {
    const { user } = await api.accounts.createUser({ isEmailVerified: false });
    expect(codeOf(await sendPassword(createSessionClient(api), user, "wrong"))).toEqual([
      400,
      "invalid_credentials",
    ]);
    expect(await templatesTo(api, user.email)).toEqual([]);
  });
});

test("other fields of the user are not touched by a proof", async () => {
  const { client, user, proofs } = await createStaged(api);
  expectOk(await patch(client, { first_name: "Grace" }));
  expectOk(await byLink(client, proofs));
  expect(await readUser(api, user)).toMatchObject({ firstName: "Grace", passwordHash: user.passwordHash });
});
