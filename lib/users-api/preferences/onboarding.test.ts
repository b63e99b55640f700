import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { organizationInvites, type UserRow, users } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { readUser } from "../testing/email-kit";
import { createProgram, invalid, preferencesPaths, refusalOf } from "../testing/preferences-kit";
import type { TestClient } from "../testing/test-client";
import { createSomeone, expectOk, me } from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const skip = (client: TestClient, body: object = { reason: "later" }, path = preferencesPaths.skip) =>
  client.post(path, body);

/** Somebody who asked a colleague to take the first steps. */
async function createDelegator(values: Partial<UserRow> = {}) {
  const person = await createSomeone(api);
  const { organizationId, user } = person;
  const [invite] = await api.ctx.db
    .insert(organizationInvites)
    .values({
      organizationId,
      targetEmail: "delegate@example.com",
      targetEmailKey: "delegate@example.com",
      createdById: user.id,
    })
    .returning();
  const inviteId = invite?.id ?? "";
  const delegated = {
    onboardingSkippedAt: new Date("2026-01-01T00:00:00Z"),
    onboardingSkippedReason: "delegated",
    onboardingSkippedOrganizationId: organizationId,
    onboardingDelegatedToInvite: inviteId,
    onboardingDelegatedToOrganizationId: organizationId,
    ...values,
  };
  await api.ctx.db.update(users).set(delegated).where(eq(users.id, user.id));
  return { ...person, inviteId };
}

const hasInvite = async (id: string) =>
  (await api.ctx.db.select().from(organizationInvites).where(eq(organizationInvites.id, id))).length > 0;

const linesOf = ({ id }: Pick<UserRow, "id">) =>
  api.logLines
    .map((line) => JSON.parse(line) as { event?: string; userId?: number })
    .filter(({ event, userId }) => event === "onboarding_skipped" && userId === id);

const noDelegation = {
  onboarding_delegated_to_invite: null,
  onboarding_delegated_to_organization_id: null,
  onboarding_delegation_accepted_at: null,
};

describe("skipping the first steps", () => {
  test.each(["later", "other"])(
    "for %s answers the whole user, with time, reason and organisation",
    async (reason) => {
      const { client, organizationId } = await createSomeone(api);
      const answer = expectOk(await skip(client, { reason, step_at_skip: "install" }));
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual((await client.get(me)).body);
      expect(answer.body).toMatchObject({
        ...noDelegation,
        onboarding_skipped_at: expect.stringContaining(api.clock.now().toISOString().slice(0, 13)),
        onboarding_skipped_reason: reason,
        onboarding_skipped_organization_id: organizationId,
      });
    },
  );

  test("again keeps the first time, and takes over reason and organisation", async () => {
    const { client, user } = await createSomeone(api);
    const first = expectOk(await skip(client)).body as { onboarding_skipped_at: string };
    const second = await api.accounts.createOrganization(user);
    expectOk(await client.call(me, { method: "PATCH", body: { set_current_team: second.teamId } }));
    api.clock.advanceSeconds(60);
    expect(expectOk(await skip(client, { reason: "other" })).body).toMatchObject({
      onboarding_skipped_at: first.onboarding_skipped_at,
      onboarding_skipped_reason: "other",
      onboarding_skipped_organization_id: second.organizationId,
    });
  });

  test("is told to the log once, with the step, however often and however parallel", async () => {
    const { client, user } = await createSomeone(api);
    const body = { reason: "later", step_at_skip: "in\r\nstall" };
    const answers = await Promise.all(Array.from({ length: 6 }, () => skip(client, body)));
    const times = answers.map(
      (answer) => (expectOk(answer).body as { onboarding_skipped_at: string }).onboarding_skipped_at,
    );
    expect(new Set(times).size).toBe(1);
    expectOk(await skip(client, body));
    expect(linesOf(user)).toMatchObject([{ reason: "later", step: "in\r\nstall" }]);
  });

  test("X1: is not told where it was not stored", async () => {
    const { client, user } = await createSomeone(api);
    const name = sql.identifier(`no_skip_${randomUUID()}`);
    const condition = sql.raw(`id <> ${user.id} or onboarding_skipped_reason is null`);
    await api.ctx.db.execute(sql`alter table users add constraint ${name} check (${condition}) not valid`);
    expect((await skip(client)).status).toBe(500);
    expect(linesOf(user)).toEqual([]);
    expect((await readUser(api, user)).onboardingSkippedAt).toBeNull();
  });
});

describe("a delegation", () => {
  test("that nobody accepted is cancelled with its invite, and the skip gets a time of its own", async () => {
    const { client, inviteId, user } = await createDelegator();
    const answer = expectOk(await skip(client));
    expect(answer.body).toMatchObject({ ...noDelegation, onboarding_skipped_reason: "later" });
    const { onboardingSkippedAt } = await readUser(api, user);
    expect(onboardingSkippedAt?.getTime()).toBeGreaterThan(Date.parse("2026-01-01T00:00:00Z"));
    expect(await hasInvite(inviteId)).toBe(false);
    expect(linesOf(user)).toHaveLength(1);
  });

  test("that was accepted keeps its invite; its leftover fields are cleared", async () => {
    const onboardingDelegationAcceptedAt = new Date("2026-01-02T00:00:00Z");
    const { client, inviteId } = await createDelegator({ onboardingDelegationAcceptedAt });
    expect(expectOk(await skip(client)).body).toMatchObject(noDelegation);
    expect(await hasInvite(inviteId)).toBe(true);
  });

  test("whose invite is gone leaves nothing behind", async () => {
    const { client } = await createDelegator({ onboardingDelegatedToInvite: null });
    expect(expectOk(await skip(client)).body).toMatchObject(noDelegation);
    const stale = await createDelegator({ onboardingDelegatedToInvite: randomUUID() });
    expect(expectOk(await skip(stale.client)).body).toMatchObject(noDelegation);
    expect(await hasInvite(stale.inviteId)).toBe(true);
  });

  test("of somebody else keeps its invite", async () => {
    const owner = await createDelegator();
    const { client } = await createDelegator({ onboardingDelegatedToInvite: owner.inviteId });
    expectOk(await skip(client));
    expect(await hasInvite(owner.inviteId)).toBe(true);
  });

  test("is cancelled once by many skips at once", async () => {
    const { client, user, inviteId } = await createDelegator();
    await Promise.all(Array.from({ length: 5 }, async () => expectOk(await skip(client))));
    expect(await hasInvite(inviteId)).toBe(false);
    expect(linesOf(user)).toHaveLength(1);
  });
});

const required = invalid("required", "reason", "This field is required.");

describe("what is refused", () => {
  test.each([
    [{}, required],
    [{ reason: null }, invalid("null", "reason", "This field may not be null.")],
    [{ reason: "delegated" }, invalid("invalid_choice", "reason", '"delegated" is not a valid choice.')],
    [{ reason: "" }, invalid("invalid_choice", "reason", '"" is not a valid choice.')],
    [{ reason: "Later" }, invalid("invalid_choice", "reason", '"Later" is not a valid choice.')],
    [
      { reason: "later", step_at_skip: "x".repeat(65) },
      invalid("max_length", "step_at_skip", "Ensure this field has no more than 64 characters."),
    ],
    [{ reason: "later", step_at_skip: {} }, invalid("invalid_input", "step_at_skip", "Not a valid string.")],
    [
      { reason: "x", step_at_skip: "x".repeat(65) },
      invalid("invalid_choice", "reason", '"x" is not a valid choice.'),
    ],
  ])("%j", async (body, refusal) => {
    const { client, user } = await createSomeone(api);
    expect(refusalOf(await skip(client, body))).toEqual(refusal);
    expect((await readUser(api, user)).onboardingSkippedReason).toBeNull();
    expect(linesOf(user)).toEqual([]);
  });

  test.each(["[]", '"later"', "1", "null", ""])(
    "the body %s, which is taken for an empty one",
    async (form) => {
      const { client } = await createSomeone(api);
      const headers = { "content-type": "application/json" };
      const answer = await client.call(preferencesPaths.skip, { method: "POST", form, headers });
      expect(refusalOf(answer)).toEqual(required);
    },
  );

  test("not: a blank step, one of 64 characters, other keys", async () => {
    const { client } = await createSomeone(api);
    for (const body of [
      { step_at_skip: "" },
      { step_at_skip: "x".repeat(64) },
      { nonsense: 1, onboarding_skipped_at: 1 },
    ]) {
      expectOk(await skip(client, { reason: "later", ...body }));
    }
  });

  test("the thirty-first in an hour, of this person alone", async () => {
    const { client } = await createSomeone(api);
    for (let count = 0; count < 30; count++) {
      expectOk(await skip(client));
    }
    const answer = await skip(client);
    expect(refusalOf(answer)).toMatchObject({ status: 429, type: "throttled_error", code: "throttled" });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expectOk(await skip((await createSomeone(api)).client));
    api.clock.advanceSeconds(3_601);
    expectOk(await skip(client));
  });

  test("A1: a key, another's uuid, and a session of more than two hours", async () => {
    const { client: program } = await createProgram(api, ["*"]);
    expect((await skip(program)).status).toBe(403);
    const { user } = await createSomeone(api);
    const path = preferencesPaths.skip.replace("@me", user.uuid);
    const { client } = await createSomeone(api);
    expect((await skip(client, { reason: "later" }, path)).status).toBe(403);
    const staff = await createSomeone(api, { isStaff: true });
    expect(expectOk(await skip(staff.client, { reason: "later" }, path)).body).toMatchObject({
      uuid: user.uuid,
      onboarding_skipped_reason: "later",
    });
    expect((await readUser(api, staff.user)).onboardingSkippedAt).toBeNull();
    api.clock.advanceSeconds(7_201);
    expect(refusalOf(await skip(client)).code).toBe("sensitive_action_required_reauth");
  });
});
