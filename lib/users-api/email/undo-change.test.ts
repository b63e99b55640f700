import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emailUndos } from "../db/schema/mail";
import { users } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import {
  byCode,
  byLink,
  cancel,
  createChanged,
  createStaged,
  emailPaths,
  lastMail,
  newAddress,
  patch,
  readReset,
  readUndoToken,
  readUser,
  refuseMailTo,
  type Staged,
  stage,
  stranger,
  templatesTo,
  undo,
} from "../testing/email-kit";
import { interrupt } from "../testing/interrupt";
import { createSessionClient, envelopeOf, signIn } from "../testing/test-client";
import {
  codeOf,
  createProtected,
  createSomeone,
  expectOk,
  isSignedIn,
  me,
  paths,
  readActivity,
  readSessions,
  readTypes,
  sendPassword,
  signInWithCode,
  startLogin,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const ofRequest = (address: string) => readUndoToken(api, address, "email_change_requested");
const ofChange = (address: string) => readUndoToken(api, address, "email_changed_old");
const refused = [400, "invalid_token"];

/** Who has the session only: changes the address again, from the first new one to another. */
async function changeAgain({ address }: Pick<Staged, "address">) {
  const client = await signIn(api, address);
  const next = await stage(api, { client });
  expectOk(await byLink(client, next.proofs));
  return { client, ...next };
}

describe("while the change is pending", () => {
  test("it is cancelled; the address, never left, gets a way to a new password", async () => {
    const { user, proofs } = await createStaged(api);
    const answer = await undo(api, await ofRequest(user.email));
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    expect(await readUser(api, user)).toMatchObject({ email: user.email, pendingEmail: null });
    expect(codeOf(await byLink(stranger(api), proofs))).toEqual(refused);
    expect((await byCode(stranger(api), proofs)).body).toEqual({ success: true, requires_login: true });
    expect((await readUser(api, user)).email).toBe(user.email);
    expect(await templatesTo(api, user.email)).toEqual([
      "email_change_requested",
      "email_change_stopped",
      "password_reset",
    ]);
  });

  test("S8: sessions, remembered browsers and waiting sign-ins end", async () => {
    const person = await createProtected(api);
    const browser = await signInWithCode(api, person, { remember: true });
    await stage(api, person);
    const waiting = await startLogin(api, person.user);
    expectOk(await undo(api, await ofRequest(person.user.email)));
    expect(await isSignedIn(person.client)).toBe(false);
    expect(await readSessions(api, person.user)).toEqual([]);
    expect(codeOf(await waiting.post("/api/login/token/", { token: "123456" }))).toEqual([
      400,
      "2fa_expired",
    ]);
    // The browser was remembered, and is asked for the factor again.
    expect(codeOf(await sendPassword(browser, person.user))).toEqual([401, "2fa_required"]);
    const after = await signInWithCode(api, person, { remember: false });
    expect((await after.get(paths.devices)).body).toMatchObject({ results: [] });
  });

  test("E2: a notice of a change that was replaced cancels the one that is pending", async () => {
    const { client, user } = await createStaged(api);
    const first = await ofRequest(user.email);
    await stage(api, { client });
    expectOk(await undo(api, first));
    expect((await readUser(api, user)).pendingEmail).toBeNull();
  });

  test("after a cancel there is nothing to take back, and the sessions live on", async () => {
    const { client, user } = await createStaged(api);
    expectOk(await cancel(client));
    expect(codeOf(await undo(api, await ofRequest(user.email)))).toEqual(refused);
    expect(await isSignedIn(client)).toBe(true);
    expect(await templatesTo(api, user.email)).not.toContain("password_reset");
  });
});

describe("after the change was done", () => {
  test.each([
    ["request", ofRequest],
    ["change", ofChange],
  ])("the link of the notice of the %s restores the old address", async (_, read) => {
    const { client, user, address } = await createChanged(api);
    const stolen = await signIn(api, address);
    expectOk(await undo(api, await read(user.email)));
    expect(await readUser(api, user)).toMatchObject({
      email: user.email,
      emailKey: user.emailKey,
      pendingEmail: null,
      isEmailVerified: true,
    });
    expect(await Promise.all([client, stolen].map(isSignedIn))).toEqual([false, false]);
    expect((await readTypes(api, user))[0]).toBe("email_change_undone");
    expect((await readActivity(api, user))[0]?.ip).toBe("203.0.113.7");
    const { uuid, token } = await readReset(api, user.email);
    expectOk(
      await stranger(api).post(`${emailPaths.reset}${uuid}/`, { token, password: "Quite-another-secret-42" }),
    );
    await signIn(api, user.email, "Quite-another-secret-42");
    expect(await templatesTo(api, address)).not.toContain("password_reset");
  });

  test("works once, and neither does the other link of the same change", async () => {
    const { user } = await createChanged(api);
    const [request, change] = [await ofRequest(user.email), await ofChange(user.email)];
    expectOk(await undo(api, change));
    const answer = await undo(api, change);
    expect(envelopeOf(answer)).toEqual({
      type: "validation_error",
      code: "invalid_token",
      detail: "This verification token is invalid or has expired.",
      attr: "token",
    });
    expect(codeOf(await undo(api, request))).toEqual(refused);
    // A later change is not taken back by them either.
    const client = await signIn(api, user.email);
    const next = await stage(api, { client });
    expectOk(await byLink(client, next.proofs));
    for (const token of [request, change]) {
      expect(codeOf(await undo(api, token))).toEqual(refused);
    }
    expect((await readUser(api, user)).email).toBe(next.address);
  });

  test("of many at once one is right", async () => {
    const { user } = await createChanged(api);
    const token = await ofChange(user.email);
    const answers = await Promise.all(Array.from({ length: 6 }, () => undo(api, token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400, 400, 400]);
    expect(await templatesTo(api, user.email)).toHaveLength(4);
  });

  test("within seven days, not after", async () => {
    const inTime = await createChanged(api);
    const late = await createChanged(api);
    const token = await ofChange(late.user.email);
    api.clock.advanceSeconds(7 * 86_400 - 60);
    expectOk(await undo(api, await ofChange(inTime.user.email)));
    api.clock.advanceSeconds(61);
    expect(codeOf(await undo(api, token))).toEqual(refused);
    expect((await readUser(api, late.user)).email).toBe(late.address);
  });

  test("the old address, taken meanwhile, is email_taken: nothing has changed and the link is kept", async () => {
    const { client, user, address } = await createChanged(api);
    const taker = await api.accounts.createUser({ email: user.email });
    const token = await ofChange(user.email);
    const answer = await undo(api, token);
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toMatchObject({ code: "email_taken", attr: "email" });
    expect(await readUser(api, user)).toMatchObject({ email: address });
    expect(await isSignedIn(client)).toBe(true);
    expect(await templatesTo(api, user.email)).not.toContain("password_reset");
    await api.ctx.db.delete(users).where(eq(users.id, taker.user.id));
    expectOk(await undo(api, token));
  });
});

describe("L3: what was taken back is told by mail", () => {
  test("to the address that stays, where the change was pending, and the new one hears nothing", async () => {
    const { user, address } = await createStaged(api);
    expectOk(await undo(api, await ofRequest(user.email)));
    const notice = await lastMail(api, user.email, "email_change_stopped");
    expect(notice.text).toContain(address);
    expect(await templatesTo(api, address)).toEqual(["verify_email"]);
  });

  test("E9: to both addresses, where the change was done; the dropped one learns of no device and no IP", async () => {
    const { user, address } = await createChanged(api);
    expectOk(await undo(api, await ofChange(user.email)));
    const toOld = await lastMail(api, user.email, "email_restored_old");
    const toNew = await lastMail(api, address, "email_restored_new");
    expect(toOld.subject).toBe("Your old email address is back");
    expect(toNew.subject).toBe("This is no longer your account email");
    for (const { text } of [toOld, toNew]) {
      expect(text).toContain(`from ${address} to ${user.email}`);
      expect(text).toContain(`Account: ${user.email}`);
      expect(text).not.toMatch(/\/reset\/\S+\/|undo_email_change/);
    }
    expect(toOld.text).toContain("203.0.113.7");
    expect(toNew.text).not.toContain("203.0.113.7");
  });

  test("names the address that was dropped last, where it was changed twice", async () => {
    const changed = await createChanged(api);
    const thief = await changeAgain(changed);
    expectOk(await undo(api, await ofChange(changed.user.email)));
    expect(await templatesTo(api, thief.address)).toContain("email_restored_new");
    expect(await templatesTo(api, changed.address)).not.toContain("email_restored_new");
  });

  test("with a mail for a new password that does not say there is nothing to do", async () => {
    const { user } = await createStaged(api);
    expectOk(await undo(api, await ofRequest(user.email)));
    const { text } = await lastMail(api, user.email, "password_reset");
    expect(text).toMatch(/taken back/);
    expect(text).not.toMatch(/nothing to do|asked for a new password/);
  });

  test("or nothing was taken back: notices and change are one transaction", async () => {
    const { user, address } = await createChanged(api);
    const token = await ofChange(user.email);
    await refuseMailTo(api, address);
    expect((await undo(api, token)).status).toBe(500);
    expect((await readUser(api, user)).email).toBe(address);
    expect(await templatesTo(api, user.email)).not.toContain("email_restored_old");
  });
});

describe("E2: whoever stole the account", () => {
  test("does not shake the link off by changing the address twice", async () => {
    const changed = await createChanged(api);
    const thief = await changeAgain(changed);
    expectOk(await undo(api, await ofChange(changed.user.email)));
    expect((await readUser(api, changed.user)).email).toBe(changed.user.email);
    expect(await isSignedIn(thief.client)).toBe(false);
  });

  test("nor by staging and cancelling the first address once more", async () => {
    const changed = await createChanged(api);
    const thief = await changeAgain(changed);
    await stage(api, thief, changed.address);
    expectOk(await cancel(thief.client));
    expectOk(await undo(api, await ofChange(changed.user.email)));
    expect((await readUser(api, changed.user)).email).toBe(changed.user.email);
  });

  test("gets it back by no link of a change of their own", async () => {
    const changed = await createChanged(api);
    await changeAgain(changed);
    const thiefs = [await ofRequest(changed.address), await ofChange(changed.address)];
    expectOk(await undo(api, await ofChange(changed.user.email)));
    for (const token of thiefs) {
      expect(codeOf(await undo(api, token))).toEqual(refused);
    }
    expect((await readUser(api, changed.user)).email).toBe(changed.user.email);
  });

  test("has no link in the new inbox, and a reset link that went there is dead after it", async () => {
    const { user, address } = await createChanged(api);
    expect(await templatesTo(api, address)).toEqual(["verify_email", "email_changed_new"]);
    await stranger(api).post(emailPaths.reset, { email: address });
    await expect.poll(() => templatesTo(api, address)).toContain("password_reset");
    const { uuid, token } = await readReset(api, address);
    expectOk(await undo(api, await ofChange(user.email)));
    const answer = await stranger(api).post(`${emailPaths.reset}${uuid}/`, {
      token,
      password: "Quite-another-secret-42",
    });
    expect(codeOf(answer)).toEqual(refused);
  });

  test("stages nothing with a call that was under way when every session was ended", async () => {
    const { client, user } = await createStaged(api);
    const token = await ofRequest(user.email);
    // The first transaction of the call counts it, the second one stages.
    const late = createSessionClient(interrupt(api, 2, async () => expectOk(await undo(api, token))));
    for (const [name, value] of client.cookies) {
      late.cookies.set(name, value);
    }
    const address = newAddress();
    expect(codeOf(await patch(late, { email: address }))).toEqual([401, "not_authenticated"]);
    expect((await readUser(api, user)).pendingEmail).toBeNull();
    expect(await templatesTo(api, address)).toEqual([]);
  });
});

describe("what is no link", () => {
  test("tokens of a verification and of a reset, and those of nobody", async () => {
    const { user, proofs } = await createStaged(api);
    await stranger(api).post(emailPaths.reset, { email: user.email });
    await expect.poll(() => templatesTo(api, user.email)).toContain("password_reset");
    const { token } = await readReset(api, user.email);
    for (const other of [proofs.token, proofs.code, token, "x", "x".repeat(512)]) {
      expect(codeOf(await undo(api, other))).toEqual(refused);
    }
    expect((await readUser(api, user)).pendingEmail).not.toBeNull();
  });

  test("and its own token proves no address and sets no password", async () => {
    const { user } = await createStaged(api);
    const token = await ofRequest(user.email);
    const { uuid } = user;
    expect(codeOf(await stranger(api).post(emailPaths.verify, { uuid, token }))).toEqual(refused);
    const reset = { token, password: "Quite-another-secret-42" };
    expect(codeOf(await stranger(api).post(`${emailPaths.reset}${uuid}/`, reset))).toEqual(refused);
  });

  test.each([
    [{}, "required"],
    [{ token: "" }, "blank"],
    [{ token: null }, "null"],
    [{ token: "x".repeat(513) }, "max_length"],
  ])("%j is 400 %s", async (body, code) => {
    const answer = await stranger(api).post(emailPaths.undo, body);
    expect(envelopeOf(answer)).toMatchObject({ type: "validation_error", code, attr: "token" });
  });

  test("E7: a GET is 405 and uses nothing up", async () => {
    const { user } = await createStaged(api);
    const token = await ofRequest(user.email);
    expect((await stranger(api).get(`${emailPaths.undo}?token=${token}`)).status).toBe(405);
    expectOk(await undo(api, token));
  });

  test("the link of an account that was shut opens nothing", async () => {
    const { user, address } = await createChanged(api);
    const token = await ofChange(user.email);
    await api.ctx.db.update(users).set({ isActive: false }).where(eq(users.id, user.id));
    expect(codeOf(await undo(api, token))).toEqual(refused);
    expect((await readUser(api, user)).email).toBe(address);
  });
});

test("somebody else who is signed in where the link is opened stays signed in", async () => {
  const { user } = await createChanged(api);
  const other = await createSomeone(api);
  expectOk(await other.client.post(emailPaths.undo, { token: await ofChange(user.email) }));
  expect((await other.client.get(me)).body).toMatchObject({ uuid: other.user.uuid });
});

test("its token is stored as a hash", async () => {
  const { user } = await createChanged(api);
  const rows = await api.ctx.db.select().from(emailUndos).where(eq(emailUndos.userId, user.id));
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain(await ofChange(user.email));
});
