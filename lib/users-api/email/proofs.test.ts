import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { users } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import {
  byCode,
  byLink,
  createStaged,
  emailPaths,
  newAddress,
  readProofs,
  readUser,
  resend,
  stranger,
  templatesTo,
  wrongOf,
} from "../testing/email-kit";
import { createKeyClient, envelopeOf, type TestAnswer } from "../testing/test-client";
import { codeOf, expectOk, readActivity } from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

/** What the test itself may take of a lifetime. */
const SLOW = 30;
const unknownUuid = "095be615-a8ad-4c33-8e9c-c7612fbf6c9f";
const hasSession = (answer: TestAnswer) => answer.cookies.some((cookie) => cookie.startsWith("sessionid="));
const verify = (body: object) => stranger(api).post(emailPaths.verify, body);

describe("E3: link and code", () => {
  test.each([
    ["link", byLink],
    ["code", byCode],
  ] as const)("die together once the %s was used", async (_, way) => {
    const { client, proofs } = await createStaged(api);
    expectOk(await way(client, proofs));
    expect(codeOf(await byLink(client, proofs))).toEqual([400, "invalid_token"]);
    // [T]: verified with nothing pending; no session, and nothing changes.
    const replay = await byCode(stranger(api), proofs);
    expect(replay.body).toEqual({ success: true, requires_login: true });
    expect(hasSession(replay)).toBe(false);
  });

  test("the code works for ten minutes, the link for a day", async () => {
    const { client, user, proofs } = await createStaged(api);
    const other = await createStaged(api);
    api.clock.advanceSeconds(600 - SLOW);
    expectOk(await byCode(client, proofs));
    expect((await readUser(api, user)).pendingEmail).toBeNull();
    api.clock.advanceSeconds(SLOW + 1);
    expect(codeOf(await byCode(stranger(api), other.proofs))).toEqual([400, "invalid_code"]);
    api.clock.advanceSeconds(86_400 - 600 - 3 * SLOW);
    expectOk(await byLink(stranger(api), other.proofs));
  });

  test("a link is refused after a day", async () => {
    const { user, proofs } = await createStaged(api);
    api.clock.advanceSeconds(86_401);
    const answer = await byLink(stranger(api), proofs);
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toEqual({
      type: "validation_error",
      code: "invalid_token",
      detail: "This verification token is invalid or has expired.",
      attr: "token",
    });
    expect((await readUser(api, user)).email).toBe(user.email);
  });

  test("another account's are refused: both are bound to their user", async () => {
    const mine = await createStaged(api);
    const theirs = await createStaged(api);
    const crossed = { ...mine.proofs, uuid: theirs.user.uuid };
    expect(codeOf(await byLink(mine.client, crossed))).toEqual([400, "invalid_token"]);
    // One in a million that both codes are the same.
    expect(codeOf(await byCode(mine.client, crossed))).toEqual([400, "invalid_code"]);
    expect((await readUser(api, theirs.user)).pendingEmail).toBe(theirs.address);
  });

  test("a code is bound to its address: that of a replaced one does nothing for the next", async () => {
    const { client, user, proofs } = await createStaged(api);
    const next = newAddress();
    // As of a row that outlived the change it was for.
    await api.ctx.db.update(users).set({ pendingEmail: next }).where(eq(users.id, user.id));
    expect(codeOf(await byCode(client, proofs))).toEqual([400, "invalid_code"]);
    expect(codeOf(await byLink(client, proofs))).toEqual([400, "invalid_token"]);
    expect(await readUser(api, user)).toMatchObject({ email: user.email, pendingEmail: next });
  });

  test("a resend goes to the pending address and voids the former pair", async () => {
    const { client, user, address, proofs } = await createStaged(api);
    const answer = await resend(api, user.uuid);
    expect(answer.body).toEqual({ success: true });
    expect(await templatesTo(api, address)).toEqual(["verify_email", "verify_email"]);
    const again = await readProofs(api, address);
    expect(again.token).not.toBe(proofs.token);
    expect(codeOf(await byLink(client, proofs))).toEqual([400, "invalid_token"]);
    expectOk(await byLink(client, again));
  });
});

describe("what a proof may look like", () => {
  test.each([
    ["blanks", (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)} `],
    ["hyphens", (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`],
    ["invisible characters", (code: string) => `\u200b${code}\ufeff\u200e`],
    [
      "full-width digits",
      (code: string) => [...code].map((d) => String.fromCodePoint(0xff10 + Number(d))).join(""),
    ],
  ])("a code with %s is the code", async (_, write) => {
    const { client, proofs } = await createStaged(api);
    expectOk(await byCode(client, { ...proofs, code: write(proofs.code) }));
  });

  test.each(["", "12345", "1234567", "12345a", "'; drop table users; --", "١٢٣٤٥٦"])(
    "%j is no code, and no try",
    async (code) => {
      const { client, user } = await createStaged(api);
      const answers = [];
      for (let index = 0; index < 6; index += 1) {
        answers.push(await byCode(client, { uuid: user.uuid, code }));
      }
      expect(new Set(answers.map((answer) => envelopeOf(answer).code))).toEqual(new Set(["invalid_input"]));
      expect(envelopeOf(answers[0] as TestAnswer)).toMatchObject({
        detail: "Enter the 6-digit code from your email.",
        attr: "code",
      });
    },
  );

  test.each([
    [{}, "required", "uuid"],
    [{ token: "x" }, "required", "uuid"],
    [{ uuid: "", token: "x" }, "blank", "uuid"],
    [{ uuid: unknownUuid }, "required", "token"],
    [{ uuid: unknownUuid, token: "" }, "required", "token"],
    [{ uuid: unknownUuid, token: "x" }, "invalid_token", "token"],
    [{ uuid: unknownUuid, code: "123456" }, "invalid_code", "code"],
    [{ uuid: "not-a-uuid", token: "x" }, "invalid_token", "token"],
    [{ uuid: "not-a-uuid", code: 123456 }, "invalid_code", "code"],
    [{ uuid: unknownUuid, token: "x".repeat(513) }, "max_length", "token"],
    [{ uuid: unknownUuid, token: 5 }, "invalid_input", "token"],
    [{ uuid: unknownUuid, token: null }, "null", "token"],
  ])("%j is 400 %s at %s", async (body, code, attr) => {
    const answer = await verify(body);
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toMatchObject({ type: "validation_error", code, attr });
  });

  test("A1: a bad key is 401 even here; a good one is as nobody", async () => {
    const { user, proofs } = await createStaged(api);
    expect(codeOf(await byLink(createKeyClient(api, "phx_bad"), proofs))).toEqual([
      401,
      "authentication_failed",
    ]);
    const key = createKeyClient(api, await api.accounts.createKey(user, ["*"]));
    expect((await byLink(key, proofs)).body).toMatchObject({ requires_login: true });
  });
});

describe("E4: tries of a code", () => {
  const guess = (uuid: string, code: string) => byCode(stranger(api), { uuid, code });

  test("after five wrong ones the right one is refused, for ten minutes after the last", async () => {
    const { user, proofs, address } = await createStaged(api);
    for (let by = 1; by <= 5; by += 1) {
      const answer = await guess(user.uuid, wrongOf(proofs.code, by));
      expect(envelopeOf(answer)).toEqual({
        type: "validation_error",
        code: "invalid_code",
        detail: "This code is invalid or has expired.",
        attr: "code",
      });
    }
    const refused = await guess(user.uuid, proofs.code);
    expect(refused.status).toBe(400);
    expect(envelopeOf(refused)).toEqual({
      type: "validation_error",
      code: "too_many_attempts",
      detail: "Too many incorrect attempts. Try again later.",
      attr: "code",
    });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(600 - SLOW);
    expect((await readActivity(api, user))[0]).toMatchObject({
      type: "limit_hit",
      detail: { limit: "email_code" },
    });
    api.clock.advanceSeconds(600 - SLOW);
    expect(codeOf(await guess(user.uuid, proofs.code))).toEqual([400, "too_many_attempts"]);
    api.clock.advanceSeconds(SLOW + 1);
    expect(codeOf(await guess(user.uuid, proofs.code))).toEqual([400, "invalid_code"]);
    expect(await readUser(api, user)).toMatchObject({ email: user.email, pendingEmail: address });
  });

  test("the link still works then: it cannot be guessed", async () => {
    const { client, user, proofs } = await createStaged(api);
    for (let by = 1; by <= 6; by += 1) {
      await guess(user.uuid, wrongOf(proofs.code, by));
    }
    expectOk(await byLink(client, proofs));
  });

  test("forty at once have five tries, however the uuid is written", async () => {
    const { user, proofs } = await createStaged(api);
    const spellings = [user.uuid, user.uuid.toUpperCase(), user.uuid.replaceAll("-", "")];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        guess(spellings[index % 3] ?? "", wrongOf(proofs.code, index + 1)),
      ),
    );
    const codes = answers.map((answer) => envelopeOf(answer).code);
    expect(codes.filter((code) => code === "invalid_code")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(35);
    expect(codeOf(await guess(user.uuid, proofs.code))).toEqual([400, "too_many_attempts"]);
  });

  test("a new code starts anew, the former counts for nothing", async () => {
    const { client, user, address, proofs } = await createStaged(api);
    for (let by = 1; by <= 6; by += 1) {
      await guess(user.uuid, wrongOf(proofs.code, by));
    }
    expectOk(await resend(api, user.uuid));
    const again = await readProofs(api, address);
    expectOk(await byCode(client, again));
  });

  test("one account's wrong tries lock no other", async () => {
    const mine = await createStaged(api);
    const theirs = await createStaged(api);
    for (let by = 1; by <= 6; by += 1) {
      await guess(theirs.user.uuid, wrongOf(theirs.proofs.code, by));
    }
    expectOk(await byCode(mine.client, mine.proofs));
  });
});

describe("asking for the mail again", () => {
  test("an unknown or malformed uuid has the same answer and mails nobody", async () => {
    for (const uuid of [unknownUuid, "not-a-uuid"]) {
      const answer = await resend(api, uuid);
      expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    }
  });

  test("verified with nothing pending is 400 already_verified", async () => {
    const { user } = await api.accounts.createUser();
    const answer = await resend(api, user.uuid);
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toEqual({
      type: "validation_error",
      code: "already_verified",
      detail: "Email is already verified.",
      attr: null,
    });
    expect(await templatesTo(api, user.email)).toEqual([]);
  });

  test("a legacy account may prove its address", async () => {
    const { user } = await api.accounts.createUser({ isEmailVerified: null });
    expectOk(await resend(api, user.uuid));
    expectOk(await byCode(stranger(api), await readProofs(api, user.email)));
    expect((await readUser(api, user)).isEmailVerified).toBe(true);
  });

  test("the uuid is required", async () => {
    const answer = await stranger(api).post(emailPaths.request, {});
    expect(envelopeOf(answer)).toMatchObject({ code: "required", attr: "uuid" });
  });

  test("E4: six a day for one account, however its uuid is written; unknown ones alike", async () => {
    const { user, address } = await createStaged(api);
    for (const uuid of [user.uuid, unknownUuid.replace("0", "1")]) {
      const spellings = [
        uuid,
        uuid.toUpperCase(),
        uuid.replaceAll("-", ""),
        uuid.replace("-", ""),
        uuid.replace(/-(?=[^-]*$)/, ""),
        uuid.replaceAll("-", "").toUpperCase(),
      ];
      for (const spelling of spellings) {
        expectOk(await resend(api, spelling));
      }
      for (const spelling of spellings) {
        const refused = await resend(api, spelling);
        expect(codeOf(refused)).toEqual([429, "throttled"]);
        expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(86_000);
      }
    }
    expect(await templatesTo(api, address)).toHaveLength(7);
  });

  test("an account that was shut is mailed nothing", async () => {
    const { user } = await api.accounts.createUser({ isEmailVerified: false, isActive: false });
    expect((await resend(api, user.uuid)).body).toEqual({ success: true });
    expect(await templatesTo(api, user.email)).toEqual([]);
  });
});
