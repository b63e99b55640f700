import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emailVerifications, passwordResets } from "../db/schema/mail";
import { users } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import {
  byCode,
  byLink,
  cancel,
  createChanged,
  createStaged,
  emailPaths,
  newAddress,
  type Proofs,
  readProofs,
  readUndoToken,
  readUser,
  requestReset,
  resend,
  stage,
  stranger,
  templatesTo,
  undo,
} from "../testing/email-kit";
import { interrupt } from "../testing/interrupt";
import { createSessionClient, envelopeOf } from "../testing/test-client";
import {
  codeOf,
  createSomeone,
  enrol,
  expectOk,
  isSignedIn,
  readSessions,
  readTypes,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

/** A browser of nobody, whose next transaction is overtaken. A link has one; a code counts first. */
const late = (count: number, happen: () => Promise<unknown>) =>
  createSessionClient(interrupt(api, count, happen));

describe("E3: of many proofs at once", () => {
  test("one wins by link, and one change is told of", async () => {
    const { user, address, proofs } = await createStaged(api);
    const answers = await Promise.all(Array.from({ length: 8 }, () => byLink(stranger(api), proofs)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const codes = answers.filter(({ status }) => status !== 200).map((answer) => envelopeOf(answer).code);
    expect(new Set(codes)).toEqual(new Set(["invalid_token"]));
    expect((await readTypes(api, user)).filter((type) => type === "email_changed")).toHaveLength(1);
    expect(await templatesTo(api, address)).toEqual(["verify_email", "email_changed_new"]);
  });

  test("one wins by link and code together", async () => {
    const { user, proofs } = await createStaged(api);
    await Promise.all([
      ...Array.from({ length: 4 }, () => byCode(stranger(api), proofs)),
      ...Array.from({ length: 4 }, () => byLink(stranger(api), proofs)),
    ]);
    expect((await readTypes(api, user)).filter((type) => type === "email_changed")).toHaveLength(1);
  });

  test("a first address signs in one browser", async () => {
    const { user } = await api.accounts.createUser({ isEmailVerified: false });
    expectOk(await resend(api, user.uuid));
    const proofs = await readProofs(api, user.email);
    await Promise.all(Array.from({ length: 6 }, () => byLink(createSessionClient(api), proofs)));
    expect(await readSessions(api, user)).toHaveLength(1);
  });
});

describe("E6: an address that somebody else has by now", () => {
  const taken = [400, "email_taken"];

  test("is email_taken; the change stays pending, the session lives, and the proof is not used up", async () => {
    const { client, user, address, proofs } = await createStaged(api);
    const owner = await api.accounts.createUser({ email: address });
    for (const answer of [await byLink(client, proofs), await byCode(client, proofs)]) {
      expect(answer.status).toBe(400);
      expect(envelopeOf(answer)).toEqual({
        type: "validation_error",
        code: "email_taken",
        detail:
          "Another account now uses this email address. Start the change again with a different address.",
        attr: "email",
      });
    }
    expect(await readUser(api, user)).toMatchObject({ email: user.email, pendingEmail: address });
    expect(await isSignedIn(client)).toBe(true);
    expect(await templatesTo(api, user.email)).toEqual(["email_change_requested"]);
    await api.ctx.db.delete(users).where(eq(users.id, owner.user.id));
    expectOk(await byLink(client, proofs));
  });

  test("of two accounts that race for it one has it, the other keeps its change pending", async () => {
    const address = newAddress();
    const people = [await createSomeone(api), await createSomeone(api)];
    const proofs: Proofs[] = [];
    for (const person of people) {
      proofs.push((await stage(api, person, address)).proofs);
    }
    const answers = await Promise.all(proofs.map((proof) => byLink(stranger(api), proof)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    const loser = answers.findIndex(({ status }) => status === 400);
    expect(codeOf(answers[loser] as (typeof answers)[0])).toEqual(taken);
    const rows = await Promise.all(people.map(({ user }) => readUser(api, user)));
    expect(rows.map(({ email, pendingEmail }) => [email === address, pendingEmail === address])).toEqual(
      loser === 0
        ? [
            [false, true],
            [true, false],
          ]
        : [
            [true, false],
            [false, true],
          ],
    );
  });

  test("it is asked inside the transaction: taken right before it, it is refused", async () => {
    const { user, address, proofs } = await createStaged(api);
    const browser = late(1, () => api.accounts.createUser({ email: address }));
    expect(codeOf(await byLink(browser, proofs))).toEqual(taken);
    expect((await readUser(api, user)).pendingEmail).toBe(address);
  });
});

describe("what happens right before the proof is looked at", () => {
  test.each([
    ["a cancel", (client: Parameters<typeof cancel>[0]) => cancel(client)],
    ["a second change", (client: Parameters<typeof cancel>[0]) => stage(api, { client })],
  ])("%s makes it void", async (_, happen) => {
    const { client, user, proofs } = await createStaged(api);
    expect(
      codeOf(
        await byLink(
          late(1, () => happen(client)),
          proofs,
        ),
      ),
    ).toEqual([400, "invalid_token"]);
    expect((await readUser(api, user)).email).toBe(user.email);
    const other = await createStaged(api);
    const byLateCode = await byCode(
      late(2, () => happen(other.client)),
      other.proofs,
    );
    expect(codeOf(byLateCode)).toEqual([400, "invalid_code"]);
    expect((await readUser(api, other.user)).email).toBe(other.user.email);
  });

  test("E7: a factor that is enabled is asked for: the proof signs nobody in past it", async () => {
    const { client, user } = await createSomeone(api, { isEmailVerified: null });
    expectOk(await resend(api, user.uuid));
    const proofs = await readProofs(api, user.email);
    const browser = late(1, () => enrol(api, client));
    expect((await byLink(browser, proofs)).body).toMatchObject({ requires_2fa: true });
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("an account that is shut stays as it is", async () => {
    const { user, proofs } = await createStaged(api);
    const shut = async () =>
      void (await api.ctx.db.update(users).set({ isActive: false }).where(eq(users.id, user.id)));
    expect(codeOf(await byLink(late(1, shut), proofs))).toEqual([400, "invalid_token"]);
    expect((await readUser(api, user)).email).toBe(user.email);
  });
});

test("cancel and proof at once: one of both, never half of each", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { client, user, address, proofs } = await createStaged(api);
    const [cancelled, proved] = await Promise.all([cancel(client), byLink(stranger(api), proofs)]);
    const row = await readUser(api, user);
    expect(row.pendingEmail).toBeNull();
    expect(proved.status === 200).toBe(row.email === address);
    expect(cancelled.status === 200).toBe(row.email === user.email);
  }
});

test("resends at once leave one live pair, that of the last mail", async () => {
  const { user, address } = await createStaged(api);
  await Promise.all(Array.from({ length: 5 }, () => resend(api, user.uuid)));
  const mine = eq(emailVerifications.userId, user.id);
  expect(await api.ctx.db.$count(emailVerifications, mine)).toBe(1);
  expect(await templatesTo(api, address)).toHaveLength(6);
});

test("resets at once leave one live link, mailed once", async () => {
  const { user } = await api.accounts.createUser();
  await Promise.all(Array.from({ length: 5 }, () => requestReset(api, user.email)));
  expect(await templatesTo(api, user.email)).toEqual(["password_reset"]);
  expect(await api.ctx.db.$count(passwordResets, eq(passwordResets.userId, user.id))).toBe(1);
});

test("an undo against cancel, proof, resend and another change waits its turn: nothing fails", async () => {
  const changed = await createChanged(api);
  const token = await readUndoToken(api, changed.user.email, "email_changed_old");
  const { client } = changed;
  const staged = await stage(api, { client });
  const answers = await Promise.all([
    undo(api, token),
    cancel(client),
    resend(api, changed.user.uuid),
    byLink(stranger(api), staged.proofs),
    client.call("/api/users/@me/", { method: "PATCH", body: { email: newAddress() } }),
    stranger(api).post(emailPaths.reset, { email: changed.user.email }),
  ]);
  expect(answers.filter(({ status }) => status >= 500).map(({ body }) => body)).toEqual([]);
  expect(answers[0]?.status).toBe(200);
  expect((await readUser(api, changed.user)).email).toBe(changed.user.email);
});
