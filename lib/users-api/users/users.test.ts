import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type UserRow, users } from "../db/schema/users";
import { createTestApi, type TestApi, uniqueName } from "../testing/create-test-api";
import { createKeyClient, envelopeOf, signIn, type TestClient } from "../testing/test-client";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const me = "/api/users/@me/";
const patch = (client: TestClient, body: unknown, path = me) => client.call(path, { method: "PATCH", body });

async function createClient(values: Partial<UserRow> = {}) {
  const account = await api.accounts.createUser(values);
  return { ...account, client: await signIn(api, account.user.email) };
}

async function readRow(user: UserRow) {
  const [row] = await api.ctx.db.select().from(users).where(eq(users.id, user.id));
  return row;
}

describe("PATCH", () => {
  test.each([
    ["first_name", "Grace"],
    ["last_name", "Hopper"],
    ["last_name", ""],
    ["anonymize_data", true],
    ["allow_impersonation", false],
    ["toolbar_mode", "disabled"],
    ["events_column_config", { active: ["a", "b"] }],
    ["has_seen_product_intro_for", { flags: true }],
    ["theme_mode", "dark"],
    ["theme_mode", null],
    ["hedgehog_config", { color: "green" }],
    ["allow_sidebar_suggestions", false],
    ["shortcut_position", "hidden"],
    ["role_at_organization", "founder"],
    ["passkeys_enabled_for_2fa", false],
  ])("%s is stored as %j, seen by a second read, and alone", async (key, value) => {
    const { client } = await createClient();
    const before = (await client.get(me)).body as Record<string, unknown>;
    const answer = await patch(client, { [key]: value });
    expect(answer.status).toBe(200);
    const after = (await client.get(me)).body as Record<string, unknown>;
    expect(after).toEqual({ ...before, [key]: value });
    expect(answer.body).toEqual(after);
  });

  test.each([
    [{ first_name: "" }, "blank", "first_name"],
    [{ first_name: null }, "null", "first_name"],
    [{ last_name: "x".repeat(151) }, "max_length", "last_name"],
    [{ last_name: "Love\u202elace" }, "invalid_input", "last_name"],
    [{ first_name: "Ada\u0007" }, "invalid_input", "first_name"],
    [{ first_name: "see http://evil.example" }, "invalid_input", "first_name"],
    [{ theme_mode: "pink" }, "invalid_choice", "theme_mode"],
    [{ toolbar_mode: null }, "null", "toolbar_mode"],
    [{ shortcut_position: "left" }, "invalid_choice", "shortcut_position"],
    [{ passkeys_enabled_for_2fa: true }, "no_passkeys", "passkeys_enabled_for_2fa"],
    [{ passkeys_enabled_for_2fa: "x" }, "invalid_input", "passkeys_enabled_for_2fa"],
    [{ role_at_organization: "king" }, "invalid_choice", "role_at_organization"],
    [{ anonymize_data: "x" }, "invalid_input", "anonymize_data"],
    [{ is_staff: "x" }, "invalid_input", "is_staff"],
  ])("%j is 400 %s, and nothing changes", async (body, code, attr) => {
    const { client, user } = await createClient();
    const before = await readRow(user);
    const answer = await patch(client, { last_name: "Changed", ...body });
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toMatchObject({ type: "validation_error", code, attr });
    expect(await readRow(user)).toEqual(before);
  });

  test("shortcut_position may be given back to the default, which is what it then shows", async () => {
    const { client, user } = await createClient({ shortcutPosition: "hidden" });
    const answer = await patch(client, { shortcut_position: null });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ shortcut_position: "above" });
    expect(await readRow(user)).toMatchObject({ shortcutPosition: null });
  });

  test("P10: read-only and unknown keys are ignored, not refused", async () => {
    const { client, user } = await createClient();
    const before = await readRow(user);
    const body = {
      uuid: "095be615-a8ad-4c33-8e9c-c7612fbf6c9f",
      id: 1,
      distinct_id: "x",
      pending_email: "thief@example.com",
      is_email_verified: false,
      has_password: false,
      is_2fa_enabled: true,
      date_joined: "2000-01-01T00:00:00Z",
      onboarding_skipped_at: "2000-01-01T00:00:00Z",
      onboarding_skipped_reason: "later",
      organization: null,
      passwordHash: "x",
      is_active: false,
      constructor: "x",
    };
    const answer = await patch(client, body);
    expect(answer.status).toBe(200);
    expect(await readRow(user)).toEqual(before);
  });

  test("A1: is_staff is 403 for others than staff, in the exact words, and the rest is not stored", async () => {
    const { client, user } = await createClient();
    for (const is_staff of [true, false]) {
      const answer = await patch(client, { is_staff, last_name: "Changed" });
      expect(answer.status).toBe(403);
      expect(envelopeOf(answer).detail).toBe("You are not a staff user, contact your instance admin.");
    }
    expect(await readRow(user)).toMatchObject({ isStaff: false, lastName: user.lastName });
  });

  test("staff may make another staff, and change them by uuid", async () => {
    const { user } = await createClient();
    const { client } = await createClient({ isStaff: true });
    const answer = await patch(client, { is_staff: true, last_name: "Changed" }, `/api/users/${user.uuid}/`);
    expect(answer.body).toMatchObject({ uuid: user.uuid, is_staff: true, last_name: "Changed" });
    expect(await readRow(user)).toMatchObject({ isStaff: true, lastName: "Changed" });
  });

  test("what is about the caller alone does not show on another's object, to staff either", async () => {
    const { user } = await createClient();
    const { client } = await createClient({ isStaff: true });
    const path = `/api/users/${user.uuid}/`;
    const page = await client.get(`/api/users/?email=${user.email}`);
    const objects = [
      (await client.get(path)).body,
      (await patch(client, { last_name: "Changed" }, path)).body,
      (page.body as { results: unknown[] }).results[0],
    ];
    for (const object of objects) {
      expect(object).toMatchObject({
        uuid: user.uuid,
        is_organization_first_user: null,
        sensitive_session_expires_at: null,
        pending_invites: [],
      });
    }
    expect((await client.get(me)).body).toMatchObject({
      is_organization_first_user: true,
      sensitive_session_expires_at: expect.stringContaining("T"),
    });
  });

  test("what is write-only never comes back, whoever asks and however", async () => {
    const { client, teamId } = await createClient();
    const answers = [
      await client.get(me),
      await patch(client, { set_current_team: teamId }),
      await client.get("/api/users/"),
    ];
    for (const { body, status } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(
        /"(set_current_\w+|password|current_password|password_hash|passwordHash)"/,
      );
    }
  });

  test("a key that may write changes the profile, without the two-hour rule", async () => {
    const { user } = await api.accounts.createUser();
    const key = createKeyClient(api, await api.accounts.createKey(user, ["user:write"]));
    expect((await patch(key, { first_name: "Grace" })).status).toBe(200);
    expect(await readRow(user)).toMatchObject({ firstName: "Grace" });
    expect((await key.get(me)).body).toMatchObject({
      first_name: "Grace",
      sensitive_session_expires_at: null,
    });
    const staff = await patch(key, { is_staff: true });
    expect(staff.status).toBe(403);
  });

  test("PUT is not a way in", async () => {
    const { client } = await createClient();
    expect((await client.call(me, { method: "PUT", body: { first_name: "X" } })).status).toBe(405);
  });
});

describe("the current organisation and team", () => {
  test("an organisation alone takes its first team, a team alone its organisation", async () => {
    const { client, user, organizationId, teamId } = await createClient();
    const other = await api.accounts.createOrganization(user);
    const toOrganization = await patch(client, { set_current_organization: other.organizationId });
    expect(toOrganization.body).toMatchObject({
      organization: { id: other.organizationId },
      team: { id: other.teamId },
    });
    const toTeam = await patch(client, { set_current_team: String(teamId) });
    expect(toTeam.body).toMatchObject({ organization: { id: organizationId }, team: { id: teamId } });
    expect((await client.get(me)).body).toMatchObject({ team: { id: teamId } });
  });

  test("a team of another organisation than the one named is refused in the exact words", async () => {
    const { client, user, organizationId, teamId } = await createClient();
    const other = await api.accounts.createOrganization(user);
    const body = { set_current_organization: organizationId, set_current_team: other.teamId };
    const answer = await patch(client, body);
    expect(envelopeOf(answer)).toMatchObject({
      code: "invalid_input",
      attr: "set_current_team",
      detail: "Team must belong to the same organization in set_current_organization.",
    });
    expect((await client.get(me)).body).toMatchObject({ team: { id: teamId } });
  });

  test("A1: what one is no member of does not exist, and neither does what is no id", async () => {
    const { client } = await createClient();
    const foreign = await api.accounts.createUser();
    const cases: [string, string | number][] = [
      ["set_current_organization", foreign.organizationId],
      ["set_current_organization", "not-a-uuid"],
      ["set_current_team", foreign.teamId],
      ["set_current_team", 999_999_999],
      ["set_current_team", "99999999999"],
      ["set_current_team", "x"],
    ];
    for (const [attr, id] of cases) {
      const answer = await patch(client, { [attr]: id });
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({
        type: "validation_error",
        code: "does_not_exist",
        detail: `Object with id=${id} does not exist.`,
        attr,
      });
    }
  });
});

describe("GET /api/users/", () => {
  type Page = { count: number; next: string | null; previous: string | null; results: { email: string }[] };
  const list = async (client: TestClient, query = "") =>
    (await client.get(`/api/users/${query}`)).body as Page;

  test("A1: holds the caller alone, whatever is asked for", async () => {
    const { client, user } = await createClient();
    const other = await api.accounts.createUser();
    const page = await list(client);
    expect(page).toMatchObject({ count: 1, next: null, previous: null });
    expect(page.results.map(({ email }) => email)).toEqual([user.email]);
    expect(await list(client, `?email=${other.user.email}`)).toMatchObject({ count: 0, results: [] });
    expect(await list(client, "?is_staff=true")).toMatchObject({ count: 0, results: [] });
    expect((await list(client, `?email=${user.email.toUpperCase()}`)).count).toBe(1);
  });

  test("staff page through everyone active by links that lead to the end and back", async () => {
    const { client, user } = await createClient({
      isStaff: true,
      email: `${uniqueName("staff")}@example.com`,
    });
    const gone = await api.accounts.createUser({ isActive: false });
    const emails: string[] = [];
    let query: string | null = "?limit=7";
    let last: Page | null = null;
    while (query !== null) {
      last = await list(client, query);
      emails.push(...last.results.map(({ email }) => email));
      query = last.next && new URL(last.next, "http://x").search;
    }
    expect(new Set(emails).size).toBe(last?.count);
    expect(emails).toContain(user.email);
    expect(emails).not.toContain(gone.user.email);
    expect(last?.previous).toMatch(/limit=7&offset=\d+$/);
    expect((await list(client, `?email=${user.email}`)).results).toHaveLength(1);
    const staffOnly = await list(client, "?is_staff=true");
    expect(staffOnly.results.map(({ email }) => email)).toContain(user.email);
    expect((await list(client, "?is_staff=false")).count).toBe((last?.count ?? 0) - staffOnly.count);
  });

  test("POST is 405", async () => {
    const { client } = await createClient();
    expect((await client.post("/api/users/", {})).status).toBe(405);
  });
});
