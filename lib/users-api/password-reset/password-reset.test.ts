import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { passwordResets } from "../db/schema/mail";
import { users } from "../db/schema/users";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, SITE_URL, type TestApi } from "../testing/create-test-api";
import {
  byCode,
  byLink,
  callAndSettle,
  createStaged,
  emailPaths,
  lastMail,
  newAddress,
  patch,
  readProofs,
  readReset,
  readUser,
  requestReset,
  resend,
  stage,
  stranger,
  templatesTo,
} from "../testing/email-kit";
import { interrupt } from "../testing/interrupt";
import { createSessionClient, envelopeOf, signIn } from "../testing/test-client";
import { nextCode } from "../testing/totp-codes";
import {
  codeOf,
  createProtected,
  createSomeone,
  expectOk,
  isSignedIn,
  readActivity,
  readSessions,
  sendPassword,
  sendToken,
  startLogin,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const NEW = "Quite-another-long-secret-42";
type Link = { uuid: string; token: string };
const reset = ({ uuid, token }: Link, password = NEW, client = stranger(api)) =>
  client.post(`${emailPaths.reset}${uuid}/`, { token, password });

async function mailLink(user: { email: string }): Promise<Link> {
  expectOk(await requestReset(api, user.email));
  return readReset(api, user.email);
}

describe("asking for a link", () => {
  test("has one answer, for an account, an unknown address, one that was shut and what is no address", async () => {
    const { user } = await api.accounts.createUser();
    const shut = await api.accounts.createUser({ isActive: false });
    const unknown = newAddress();
    for (const email of [user.email, unknown, shut.user.email, "not an address", "x".repeat(254)]) {
      const answer = await requestReset(api, email);
      expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    }
    expect(await templatesTo(api, user.email)).toEqual(["password_reset"]);
    expect(await templatesTo(api, unknown)).toEqual([]);
    expect(await templatesTo(api, shut.user.email)).toEqual([]);
  });

  test("E5: is answered before anything is looked up, so the time tells nothing", async () => {
    const { user } = await api.accounts.createUser();
    const works: string[] = [];
    const { run } = api.ctx.background;
    api.ctx.background.run = (name) => void works.push(name);
    try {
      expectOk(await stranger(api).post(emailPaths.reset, { email: user.email }));
      expectOk(await stranger(api).post(emailPaths.reset, { email: newAddress() }));
    } finally {
      api.ctx.background.run = run;
    }
    expect(works).toEqual(["password reset", "password reset"]);
    expect(await templatesTo(api, user.email)).toEqual([]);
  });

  test("the mail goes to the account's own address, in whatever case it was asked for", async () => {
    const { user } = await api.accounts.createUser();
    await requestReset(api, ` ${user.email.toUpperCase()} `);
    const mail = await lastMail(api, user.email, "password_reset");
    const { uuid, token } = await readReset(api, user.email);
    expect(mail.text).toContain(`${SITE_URL}/reset/${user.uuid}/${token}`);
    expect(uuid).toBe(user.uuid);
    expect(token).toMatch(/^[A-Za-z0-9]{48}$/);
    const rows = await api.ctx.db.select().from(passwordResets).where(eq(passwordResets.userId, user.id));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("a pending address is not the account's: it gets none", async () => {
    const { user, address } = await createStaged(api);
    await requestReset(api, address);
    expect(await templatesTo(api, address)).toEqual(["verify_email"]);
    expect(await templatesTo(api, user.email)).not.toContain("password_reset");
  });

  test("six an hour for one address, then 429, unknown ones alike; the next hour is open", async () => {
    const { user } = await api.accounts.createUser();
    for (const email of [user.email, newAddress()]) {
      for (let index = 0; index < 6; index += 1) {
        expectOk(await requestReset(api, index % 2 === 0 ? email : email.toUpperCase()));
      }
      const refused = await requestReset(api, email);
      expect(codeOf(refused)).toEqual([429, "throttled"]);
      expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(3_600);
    }
    api.clock.advanceSeconds(3_601);
    expectOk(await requestReset(api, user.email));
  });

  test("again within five minutes mails nothing and leaves the mailed link alive: a stranger who asks voids no link", async () => {
    const { user } = await api.accounts.createUser();
    const link = await mailLink(user);
    for (let index = 0; index < 4; index += 1) {
      const answer = await requestReset(api, user.email);
      expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    }
    expect(await templatesTo(api, user.email)).toEqual(["password_reset"]);
    expectOk(await reset(link));
  });

  test("again after five minutes mails another link, which voids the first", async () => {
    const { user } = await api.accounts.createUser();
    const first = await mailLink(user);
    api.clock.advanceSeconds(301);
    const second = await mailLink(user);
    expect(second.token).not.toBe(first.token);
    expect(codeOf(await reset(first))).toEqual([400, "invalid_token"]);
    expectOk(await reset(second));
  });

  test("again at once mails another where the link was used, since it is of no use any more", async () => {
    const { user } = await api.accounts.createUser();
    expectOk(await reset(await mailLink(user)));
    expectOk(await reset(await mailLink(user), `${NEW}-again`));
  });

  test("the address is required", async () => {
    expect(envelopeOf(await stranger(api).post(emailPaths.reset, {}))).toMatchObject({
      code: "required",
      attr: "email",
    });
  });
});

describe("the link", () => {
  test("S8, L1, L3: sets a password once; every session ends, it is told, and nobody is signed in", async () => {
    const { client, user } = await createSomeone(api);
    const link = await mailLink(user);
    const browser = createSessionClient(api);
    const answer = await reset(link, NEW, browser);
    expect([answer.status, answer.body, answer.cookies]).toEqual([200, { success: true }, []]);
    expect(await Promise.all([client, browser].map(isSignedIn))).toEqual([false, false]);
    expect(await readSessions(api, user)).toEqual([]);
    expect((await readActivity(api, user))[0]).toMatchObject({ type: "password_reset", ip: "203.0.113.7" });
    expect(await templatesTo(api, user.email)).toEqual(["password_reset", "password_changed"]);
    expect(codeOf(await sendPassword(createSessionClient(api), user))).toEqual([400, "invalid_credentials"]);
    await signIn(api, user.email, NEW);
    const again = await reset(link, `${NEW}-again`);
    expect(again.status).toBe(400);
    expect(envelopeOf(again)).toEqual({
      type: "validation_error",
      code: "invalid_token",
      detail: "This verification token is invalid or has expired.",
      attr: "token",
    });
  });

  test("of many at once one sets it", async () => {
    const { user } = await api.accounts.createUser();
    const link = await mailLink(user);
    const passwords = Array.from({ length: 5 }, (_, index) => `${NEW}-${index}`);
    const answers = await Promise.all(passwords.map((password) => reset(link, password)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400, 400]);
    const winner = passwords[answers.findIndex(({ status }) => status === 200)];
    await signIn(api, user.email, winner);
  });

  test("lives for an hour", async () => {
    const first = await api.accounts.createUser();
    const second = await api.accounts.createUser();
    const [inTime, late] = [await mailLink(first.user), await mailLink(second.user)];
    api.clock.advanceSeconds(3_600 - 30);
    expectOk(await reset(inTime));
    api.clock.advanceSeconds(31);
    expect(codeOf(await reset(late))).toEqual([400, "invalid_token"]);
  });

  test("a weak password is refused at its field and does not use it up", async () => {
    const { user } = await api.accounts.createUser();
    const link = await mailLink(user);
    const local = user.email.split("@")[0] ?? "";
    for (const password of ["short", "password", "aaaaaaaaaaaa", local]) {
      const answer = await reset(link, password);
      expect(answer.status).toBe(400);
      expect(envelopeOf(answer)).toMatchObject({ code: "invalid_input", attr: "password" });
    }
    expectOk(await reset(link));
  });

  test("is its own account's alone", async () => {
    const { user } = await api.accounts.createUser();
    const other = await api.accounts.createUser();
    const link = await mailLink(user);
    for (const uuid of [other.user.uuid, "095be615-a8ad-4c33-8e9c-c7612fbf6c9f", "not-a-uuid"]) {
      expect(codeOf(await reset({ ...link, uuid }))).toEqual([400, "invalid_token"]);
    }
    await signIn(api, other.user.email);
  });

  test("a link or a code that proves an address sets no password, and it proves none", async () => {
    const { client, user, proofs } = await createStaged(api);
    for (const token of [proofs.token, proofs.code]) {
      expect(codeOf(await reset({ uuid: user.uuid, token }))).toEqual([400, "invalid_token"]);
    }
    const link = await mailLink(user);
    expect(codeOf(await byLink(client, { ...proofs, token: link.token }))).toEqual([400, "invalid_token"]);
  });

  test("an account that was shut since is not opened by it", async () => {
    const { user } = await api.accounts.createUser();
    const link = await mailLink(user);
    await api.ctx.db.update(users).set({ isActive: false }).where(eq(users.id, user.id));
    expect(codeOf(await reset(link))).toEqual([400, "invalid_token"]);
    expect((await readUser(api, user)).passwordHash).toBe(user.passwordHash);
  });

  test("a GET is 405", async () => {
    const { user } = await api.accounts.createUser();
    const { uuid, token } = await mailLink(user);
    expect((await stranger(api).get(`${emailPaths.reset}${uuid}/?token=${token}`)).status).toBe(405);
    expectOk(await reset({ uuid, token }));
  });

  test.each([
    [{ password: NEW }, "required", "token"],
    [{ token: "x" }, "required", "password"],
    [{ token: "", password: NEW }, "blank", "token"],
    [{ token: "x", password: "" }, "blank", "password"],
    [{ token: "x", password: "x".repeat(1025) }, "max_length", "password"],
  ])("%j is 400 %s", async (body, code, attr) => {
    const { user } = await api.accounts.createUser();
    const answer = await stranger(api).post(`${emailPaths.reset}${user.uuid}/`, body);
    expect(envelopeOf(answer)).toMatchObject({ type: "validation_error", code, attr });
  });
});

describe("what it leaves and what it ends", () => {
  test("E7: a second factor stays: the inbox alone does not open the account", async () => {
    const person = await createProtected(api);
    const waiting = await startLogin(api, person.user);
    expectOk(await reset(await mailLink(person.user)));
    expect(codeOf(await sendToken(waiting, nextCode(api, person.secret)))).toEqual([400, "2fa_expired"]);
    const client = createSessionClient(api);
    expect(codeOf(await sendPassword(client, person.user, NEW))).toEqual([401, "2fa_required"]);
    expectOk(await sendToken(client, nextCode(api, person.secret)));
  });

  test("the address is verified by it, and the link of the first mail is dead", async () => {
    const { user } = await api.accounts.createUser({ isEmailVerified: false });
    expectOk(await resend(api, user.uuid));
    const proofs = await readProofs(api, user.email);
    expectOk(await reset(await mailLink(user)));
    expect((await readUser(api, user)).isEmailVerified).toBe(true);
    expect(codeOf(await byLink(stranger(api), proofs))).toEqual([400, "invalid_token"]);
    await signIn(api, user.email, NEW);
  });

  test("E1: an address that was staged by whoever held the account is dropped", async () => {
    const { user, address, proofs } = await createStaged(api);
    expectOk(await reset(await mailLink(user)));
    expect((await readUser(api, user)).pendingEmail).toBeNull();
    expect(codeOf(await byLink(stranger(api), proofs))).toEqual([400, "invalid_token"]);
    expect((await byCode(stranger(api), proofs)).body).toEqual({ success: true, requires_login: true });
    expect(codeOf(await resend(api, user.uuid))).toEqual([400, "already_verified"]);
    expect(await readUser(api, user)).toMatchObject({ email: user.email });
    expect(await templatesTo(api, address)).toEqual(["verify_email"]);
  });

  test("an account without a password gets its first", async () => {
    const { user } = await api.accounts.createUser();
    await api.ctx.db.update(users).set({ passwordHash: null }).where(eq(users.id, user.id));
    expectOk(await reset(await mailLink(user)));
    expect((await lastMail(api, user.email, "password_changed")).subject).toBe(
      "A password was set for your account",
    );
    await signIn(api, user.email, NEW);
  });
});

describe("a link is dead", () => {
  test("once the address it went to is no more the account's", async () => {
    const person = await createSomeone(api);
    const link = await mailLink(person.user);
    const { proofs } = await stage(api, person);
    expectOk(await byLink(person.client, proofs));
    expect(codeOf(await reset(link))).toEqual([400, "invalid_token"]);
  });

  test("once the password was changed", async () => {
    const { client, user } = await createSomeone(api);
    const link = await mailLink(user);
    expectOk(await patch(client, { password: NEW, current_password: TEST_PASSWORD }));
    expect(codeOf(await reset(link, `${NEW}-again`))).toEqual([400, "invalid_token"]);
    await signIn(api, user.email, NEW);
  });

  test("where that happens while the new password is hashed", async () => {
    const person = await createSomeone(api);
    const link = await mailLink(person.user);
    const { proofs } = await stage(api, person);
    const late = interrupt(api, 1, async () => expectOk(await byLink(person.client, proofs)));
    expect(codeOf(await reset(link, NEW, stranger(late)))).toEqual([400, "invalid_token"]);
    expect((await readUser(api, person.user)).passwordHash).toBe(person.user.passwordHash);
  });

  test("and none is mailed to an address that changed while it was asked for", async () => {
    const person = await createSomeone(api);
    const { address, proofs } = await stage(api, person);
    // The first transaction counts the request, the second looks for whose address it is.
    const late = interrupt(api, 2, async () => expectOk(await byLink(person.client, proofs)));
    const { email } = person.user;
    await callAndSettle(late, () => stranger(late).post(emailPaths.reset, { email }));
    expect(await templatesTo(api, address)).not.toContain("password_reset");
    expect(await templatesTo(api, email)).not.toContain("password_reset");
  });
});
