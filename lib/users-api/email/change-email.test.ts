import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emailUndos, emailVerifications, mailOutbox } from "../db/schema/mail";
import type { UserRow } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import {
  byCode,
  byLink,
  cancel,
  createStaged,
  lastMail,
  mailsTo,
  newAddress,
  patch,
  readProofs,
  readUser,
  stage,
  stranger,
  templatesTo,
} from "../testing/email-kit";
import { createKeyClient, createSessionClient, envelopeOf, signIn } from "../testing/test-client";
import {
  codeOf,
  createSomeone,
  expectOk,
  isSignedIn,
  me,
  readActivity,
  readTypes,
  sendPassword,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

describe("E1: a new address is pending", () => {
  test("the account keeps the old one until the proof, in answers, at sign-in and for other sessions", async () => {
    const { client, user } = await createSomeone(api);
    const other = await signIn(api, user.email);
    const address = newAddress();
    const answer = await patch(client, { email: address, first_name: "Grace" });
    expect(answer.status).toBe(200);
    const expected = { email: user.email, pending_email: address, first_name: "Grace" };
    expect(answer.body).toMatchObject({ ...expected, is_email_verified: true });
    expect((await client.get(me)).body).toMatchObject(expected);
    expect(await isSignedIn(other)).toBe(true);
    const wouldBe = { ...user, email: address };
    expect(codeOf(await sendPassword(createSessionClient(api), wouldBe))).toEqual([
      400,
      "invalid_credentials",
    ]);
    await signIn(api, user.email);
  });

  test("E2, L1, L3: the old one gets a notice with a way back, the new one the proof alone", async () => {
    const { user, address } = await createStaged(api);
    expect(await templatesTo(api, address)).toEqual(["verify_email"]);
    const notice = await lastMail(api, user.email, "email_change_requested");
    expect(notice.text).toContain(address);
    expect(notice.text).toMatch(/http:\/\/localhost:4999\/undo_email_change\/\w{48}/);
    expect(notice.text).toContain("203.0.113.7");
    const [entry] = await readActivity(api, user);
    expect(entry).toMatchObject({ type: "email_change_requested", ip: "203.0.113.7" });
  });

  test("the mail has the published subject, a link on this site and six digits", async () => {
    const { user, address, proofs } = await createStaged(api);
    const mail = await lastMail(api, address, "verify_email");
    expect(mail.subject).toBe("Verify your email address");
    expect(mail.text).toContain(`http://localhost:4999/verify_email/${user.uuid}/${proofs.token}`);
    expect(proofs.token).toMatch(/^[A-Za-z0-9]{48}$/);
    expect(proofs.code).toMatch(/^\d{6}$/);
    expect(mail.text).not.toContain("/undo_email_change/");
  });

  test("E3: link, code and way back are stored as hashes", async () => {
    const { user, proofs } = await createStaged(api);
    const mine = eq(emailVerifications.userId, user.id);
    const rows = [
      ...(await api.ctx.db.select().from(emailVerifications).where(mine)),
      ...(await api.ctx.db.select().from(emailUndos).where(eq(emailUndos.userId, user.id))),
    ];
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(proofs.token);
    expect(rows[0]).toMatchObject({ codeHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test("the same address once more changes nothing and mails nobody", async () => {
    const { client, user } = await createSomeone(api);
    expect((await patch(client, { email: user.email })).body).toMatchObject({ pending_email: null });
    expect(await mailsTo(api, user.email)).toEqual([]);
  });
});

describe("E3: a second change", () => {
  test("replaces the first, whose link and code are dead", async () => {
    const { client, user, proofs } = await createStaged(api);
    const second = await stage(api, { client });
    expect((await client.get(me)).body).toMatchObject({ pending_email: second.address });
    expect(codeOf(await byLink(client, proofs))).toEqual([400, "invalid_token"]);
    expect(codeOf(await byCode(client, proofs))).toEqual([400, "invalid_code"]);
    expectOk(await byLink(client, second.proofs));
    expect((await readUser(api, user)).email).toBe(second.address);
  });

  test("to the same address mails a new proof and voids the former", async () => {
    const { client, address, proofs } = await createStaged(api);
    const again = await stage(api, { client }, address);
    expect(codeOf(await byLink(client, proofs))).toEqual([400, "invalid_token"]);
    expectOk(await byCode(client, again.proofs));
  });
});

describe("cancelling", () => {
  test("L1: answers the user without it, mails nobody, and a repeat is 400", async () => {
    const { client, user, address } = await createStaged(api);
    const before = [await mailsTo(api, user.email), await mailsTo(api, address)];
    const answer = await cancel(client);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ uuid: user.uuid, email: user.email, pending_email: null });
    expect([await mailsTo(api, user.email), await mailsTo(api, address)]).toEqual(before);
    expect((await readTypes(api, user))[0]).toBe("email_change_cancelled");
    const repeat = await cancel(client);
    expect(repeat.status).toBe(400);
    expect(envelopeOf(repeat)).toEqual({
      type: "validation_error",
      code: "email_change_request_not_found",
      detail: "No active email change requests found.",
      attr: null,
    });
    expect((await readTypes(api, user)).filter((type) => type === "email_change_cancelled")).toHaveLength(1);
  });

  test("E3: the link and the code are dead after it", async () => {
    const { client, user, proofs } = await createStaged(api);
    expectOk(await cancel(client));
    expect(codeOf(await byLink(stranger(api), proofs))).toEqual([400, "invalid_token"]);
    expect((await byCode(stranger(api), proofs)).body).toEqual({ success: true, requires_login: true });
    expect((await readUser(api, user)).email).toBe(user.email);
  });

  test("of many at once one is right", async () => {
    const { client } = await createStaged(api);
    const answers = await Promise.all(Array.from({ length: 6 }, () => cancel(client)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400, 400, 400]);
  });

  test("asks for a proof of the last two hours, and is no key's to do", async () => {
    const { client, user } = await createStaged(api);
    const key = createKeyClient(api, await api.accounts.createKey(user, ["*"]));
    expect(codeOf(await cancel(key))).toEqual([403, "permission_denied"]);
    expect(codeOf(await cancel(stranger(api)))).toEqual([401, "not_authenticated"]);
    api.clock.advanceSeconds(7_201);
    expect(codeOf(await cancel(client))).toEqual([403, "sensitive_action_required_reauth"]);
    expect((await readUser(api, user)).pendingEmail).not.toBeNull();
  });
});

describe("who may change it", () => {
  test("E2: a proof older than five minutes does not, before anything is counted or mailed", async () => {
    const { client, user } = await createSomeone(api);
    api.clock.advanceSeconds(301);
    const address = newAddress();
    for (let index = 0; index < 7; index += 1) {
      expect(codeOf(await patch(client, { email: address }))).toEqual([
        403,
        "sensitive_action_required_reauth",
      ]);
    }
    expect(await mailsTo(api, address)).toEqual([]);
    await sendPassword(client, user);
    expectOk(await patch(client, { email: address }));
  });

  test.each([{ email: "x@new.example.com" }, { email: "x@new.example.com", first_name: "Eve" }])(
    "A1: a key does not, whatever its scope: %j",
    async (body) => {
      const { user } = await api.accounts.createUser();
      const key = createKeyClient(api, await api.accounts.createKey(user, ["*"]));
      const answer = await patch(key, body);
      expect(answer.status).toBe(403);
      expect(envelopeOf(answer)).toMatchObject({
        code: "permission_denied",
        detail:
          "You can only change your email or password from the PostHog app, not with an API key or token.",
      });
      expect(await readUser(api, user)).toMatchObject({ pendingEmail: null, firstName: "Ada" });
    },
  );

  test("A1: staff do not change another person's", async () => {
    const staff = await createSomeone(api, { isStaff: true });
    const { user } = await api.accounts.createUser();
    const path = `/api/users/${user.uuid}/`;
    const answer = await patch(staff.client, { email: newAddress(), first_name: "Eve" }, path);
    expect(codeOf(answer)).toEqual([403, "permission_denied"]);
    expect(await readUser(api, user)).toMatchObject({ pendingEmail: null, firstName: "Ada" });
    expectOk(await patch(staff.client, { first_name: "Eve" }, path));
  });

  test("pending_email and is_email_verified of a body are ignored", async () => {
    const { client, user } = await createSomeone(api, { isEmailVerified: null });
    expectOk(await patch(client, { pending_email: newAddress(), is_email_verified: true }));
    expect(await readUser(api, user)).toMatchObject({ pendingEmail: null, isEmailVerified: null });
  });
});

test("E4: six changes a day, then 429 with a wait; other accounts are not concerned", async () => {
  const { client, user } = await createSomeone(api);
  for (let index = 0; index < 6; index += 1) {
    expectOk(await patch(client, { email: newAddress() }));
  }
  const address = newAddress();
  const refused = await patch(client, { email: address });
  expect(codeOf(refused)).toEqual([429, "throttled"]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(86_000);
  expect(await mailsTo(api, address)).toEqual([]);
  expect((await readUser(api, user)).pendingEmail).not.toBe(address);
  expect((await readActivity(api, user))[0]).toMatchObject({
    type: "limit_hit",
    detail: { limit: "email_change" },
  });
  expectOk(await patch((await createSomeone(api)).client, { email: address }));
});

describe("E5: an address that another account has", () => {
  async function countRows(user: UserRow) {
    const { db } = api.ctx;
    return {
      verifications: await db.$count(emailVerifications, eq(emailVerifications.userId, user.id)),
      undos: await db.$count(emailUndos, eq(emailUndos.userId, user.id)),
      activity: (await readTypes(api, user)).filter((type) => type === "email_change_requested"),
      mails: await db.$count(mailOutbox),
    };
  }

  async function measure(address: string) {
    const { client, user } = await createSomeone(api);
    const before = await countRows(user);
    const answer = expectOk(await patch(client, { email: address }));
    const after = await countRows(user);
    const { pending_email, email } = answer.body as { pending_email: string; email: string };
    const isSame = email === user.email && pending_email === address;
    const keys = Object.keys(answer.body as object);
    return { isSame, keys, rows: { ...after, mails: after.mails - before.mails }, client, user };
  }

  test("is staged with the answer and the rows of a free one", async () => {
    const owner = await createSomeone(api);
    const taken = await measure(owner.user.email);
    const free = await measure(newAddress());
    expect(taken.rows).toEqual({
      verifications: 1,
      undos: 1,
      activity: ["email_change_requested"],
      mails: 2,
    });
    expect({ isSame: taken.isSame, keys: taken.keys, rows: taken.rows }).toEqual({
      isSame: true,
      keys: free.keys,
      rows: free.rows,
    });
  });

  test("nobody is mailed a code for it, its owner is told, and nothing of theirs changes", async () => {
    const owner = await createSomeone(api);
    const before = await readUser(api, owner.user);
    const { user } = await measure(owner.user.email);
    const mails = await mailsTo(api, owner.user.email);
    expect(mails.map(({ template }) => template)).toEqual(["address_taken"]);
    expect(mails[0]?.text).not.toMatch(/\b\d{6}\b|\/verify_email\/|\/undo_email_change\//);
    expect(mails[0]?.text).not.toContain(user.email);
    expect(await isSignedIn(owner.client)).toBe(true);
    expect(await readUser(api, owner.user)).toEqual(before);
  });

  test("the owner is found by every spelling of it", async () => {
    const local = newAddress().split("@")[0];
    const owner = await api.accounts.createUser({ email: `${local}@xn--bcher-kva.example` });
    await measure(`${local?.toUpperCase()}@xn--bcher-kva.example`);
    const { client } = await createSomeone(api);
    expectOk(await patch(client, { email: `${local}@BÜCHER.example` }));
    expect(await templatesTo(api, owner.user.email)).toEqual(["address_taken", "address_taken"]);
  });

  test("a pending one is nobody's yet: both are staged, both get a code", async () => {
    const address = newAddress();
    const first = await createSomeone(api);
    const second = await createSomeone(api);
    await stage(api, first, address);
    await stage(api, second, address);
    expect(await templatesTo(api, address)).toEqual(["verify_email", "verify_email"]);
    const { uuid } = await readProofs(api, address);
    expect([first.user.uuid, second.user.uuid]).toContain(uuid);
  });
});

test("the rows of one account are one verification, however often it was asked for at once", async () => {
  const { client, user } = await createSomeone(api);
  const addresses = Array.from({ length: 5 }, newAddress);
  await Promise.all(addresses.map((email) => patch(client, { email })));
  const mine = eq(emailVerifications.userId, user.id);
  const rows = await api.ctx.db.select().from(emailVerifications).where(mine);
  expect(rows.map(({ address }) => address)).toEqual([(await readUser(api, user)).pendingEmail]);
});
