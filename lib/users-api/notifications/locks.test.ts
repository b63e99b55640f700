import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { readUser } from "../testing/email-kit";
import {
  createProgram,
  defaultSettings,
  invalid,
  patchSettings,
  readSettings,
  refusalOf,
  type Settings,
  setLocks,
  settingsOf,
} from "../testing/preferences-kit";
import { me } from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

/** A person who chose something, and then the organisation decided. */
async function createLocked(locks: Settings, chosen: Settings = {}) {
  const program = await createProgram(api);
  settingsOf(await patchSettings(program.client, chosen));
  await setLocks(api, program.organizationId, locks);
  return program;
}

const lockedText = (key: string) => `${key} is set by your organization and cannot be changed here`;
const digest = "project_weekly_digest_disabled";
const realtime = "realtime_notifications_disabled";

describe("a setting that the organisation decides", () => {
  test("N2: is refused with 400 permission_denied, and nothing that came along is stored", async () => {
    const { client, user } = await createLocked({ project_api_key_exposed: true });
    const before = await readUser(api, user);
    const change = { plugin_disabled: false, project_api_key_exposed: false };
    const answer = await patchSettings(client, change, { first_name: "Not Saved" });
    expect(refusalOf(answer)).toEqual(
      invalid("permission_denied", "notification_settings", lockedText("project_api_key_exposed")),
    );
    expect(await readUser(api, user)).toEqual(before);
  });

  test("shows the decided value and is named among the locks", async () => {
    const locks = { all_weekly_digest_disabled: true, data_pipeline_error_threshold: 0.2 };
    const { client } = await createLocked(locks, { data_pipeline_error_threshold: 0.7 });
    const { body } = await client.get(me);
    expect(body).toMatchObject({ notification_locks: locks });
    expect(await readSettings(client)).toEqual({ ...defaultSettings, ...locks });
  });

  test("N2: passes as it is shown and no other way, and the hidden choice returns when the lock goes", async () => {
    const { client, organizationId } = await createLocked(
      { plugin_disabled: true, data_pipeline_error_threshold: 0.2 },
      { plugin_disabled: false, data_pipeline_error_threshold: 0.7 },
    );
    const shown = { plugin_disabled: true, data_pipeline_error_threshold: 0.2 };
    const sent = { ...shown, discussions_mentioned: false };
    expect(settingsOf(await patchSettings(client, sent))).toMatchObject(sent);
    for (const other of [
      { plugin_disabled: false },
      { data_pipeline_error_threshold: 0.7 },
      { data_pipeline_error_threshold: 0.3 },
    ]) {
      const refused = refusalOf(await patchSettings(client, other));
      expect(refused).toMatchObject({ status: 400, code: "permission_denied" });
    }
    await setLocks(api, organizationId, {});
    expect(await readSettings(client)).toMatchObject({
      plugin_disabled: false,
      data_pipeline_error_threshold: 0.7,
    });
  });

  test("the whole map that an answer brought can be sent back, as PostHog's page does", async () => {
    const { client } = await createLocked(
      { plugin_disabled: true, [digest]: { 1: true }, [realtime]: { alert_firing: { 1: true } } },
      { plugin_disabled: false, [digest]: { 2: true } },
    );
    const settings = await readSettings(client);
    expect(settingsOf(await patchSettings(client, settings))).toEqual(settings);
  });

  test("another key passes", async () => {
    const { client } = await createLocked({ plugin_disabled: true });
    const answer = await patchSettings(client, { discussions_mentioned: false });
    expect(settingsOf(answer)).toMatchObject({ discussions_mentioned: false, plugin_disabled: true });
  });
});

describe("a map that the organisation decides", () => {
  test("in part: those ids are refused by name, the others are the person's", async () => {
    const { client } = await createLocked({ [digest]: { 1: true, 3: false } }, { [digest]: { 1: false } });
    expect((await readSettings(client))[digest]).toEqual({ 1: true, 3: false });
    expect((await patchSettings(client, { [digest]: { 1: false } })).status).toBe(400);
    const refused = refusalOf(await patchSettings(client, { [digest]: { 2: true, 3: true } }));
    expect(refused).toMatchObject({
      code: "permission_denied",
      detail: `${digest} is set by your organization for 3 and cannot be changed here`,
    });
    const settings = settingsOf(await patchSettings(client, { [digest]: { 1: true, 2: true, 3: false } }));
    expect(settings[digest]).toEqual({ 1: true, 2: true, 3: false });
  });

  test("as a whole: nothing but what was chosen passes", async () => {
    const { client } = await createLocked({ [digest]: true }, { [digest]: { 1: true } });
    expect((await patchSettings(client, { [digest]: { 1: true } })).status).toBe(200);
    for (const ids of [{ 1: false }, { 2: true }]) {
      expect(refusalOf(await patchSettings(client, { [digest]: ids })).code).toBe("permission_denied");
    }
    expect((await readSettings(client))[digest]).toEqual({ 1: true });
  });

  test("by type and id in the app", async () => {
    const locks = { [realtime]: { alert_firing: { 1: true } } };
    const { client } = await createLocked(locks);
    const refused = await patchSettings(client, { [realtime]: { alert_firing: { 1: false } } });
    expect(refusalOf(refused).code).toBe("permission_denied");
    const passed = { alert_firing: { 2: true }, issue_assigned: { 1: true } };
    expect(settingsOf(await patchSettings(client, { [realtime]: passed }))[realtime]).toEqual({
      alert_firing: { 1: true, 2: true },
      issue_assigned: { 1: true },
    });
  });
});

describe("which organisation decides", () => {
  test("the current one: what another decided neither shows nor holds", async () => {
    const { client, user } = await createProgram(api);
    const other = await api.accounts.createOrganization(user);
    await setLocks(api, other.organizationId, { plugin_disabled: true });
    const free = settingsOf(await patchSettings(client, { plugin_disabled: false }));
    expect(free.plugin_disabled).toBe(false);
    const body = { set_current_organization: other.organizationId };
    const moved = await client.call(me, { method: "PATCH", body });
    expect(settingsOf(moved).plugin_disabled).toBe(true);
  });

  test("of a PATCH that changes organisation, the one it leads to", async () => {
    const { client, user } = await createProgram(api);
    const other = await api.accounts.createOrganization(user);
    await setLocks(api, other.organizationId, { plugin_disabled: true });
    const rest = { set_current_organization: other.organizationId };
    const answer = await patchSettings(client, { plugin_disabled: false }, rest);
    expect(refusalOf(answer)).toMatchObject({ status: 400, code: "permission_denied" });
    expect((await readUser(api, user)).currentOrganizationId).not.toBe(other.organizationId);
  });

  test("the person's own, where staff make the change", async () => {
    const { user } = await createLocked({ plugin_disabled: true });
    const staff = await createProgram(api, ["user:write"], { isStaff: true });
    const answer = await staff.client.call(`/api/users/${user.uuid}/`, {
      method: "PATCH",
      body: { notification_settings: { plugin_disabled: false } },
    });
    expect(refusalOf(answer)).toMatchObject({ status: 400, code: "permission_denied" });
  });
});
