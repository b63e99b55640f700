import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isReceived, type NotificationKey, realtimeTypes, toStored } from "@/lib/contract/notifications";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { lastMail, readUser } from "../testing/email-kit";
import {
  createProgram,
  defaultSettings,
  invalid,
  patchSettings,
  patchText,
  readSettings,
  refusalOf,
  settingsOf,
} from "../testing/preferences-kit";
import { createProtected, expectOk, me, paths } from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const booleans: NotificationKey[] = [
  "plugin_disabled",
  "error_tracking_issue_assigned",
  "error_tracking_weekly_digest",
  "discussions_mentioned",
  "all_weekly_digest_disabled",
  "project_api_key_exposed",
  "materialized_view_sync_failed",
  "web_analytics_weekly_digest",
];
const maps: [NotificationKey, string, string][] = [
  ["error_tracking_weekly_digest_project_enabled", "1", "2"],
  ["project_weekly_digest_disabled", "1", "2"],
  ["web_analytics_weekly_digest_project_enabled", "1", "2"],
  ["organization_member_join_email_disabled", "0190a1b2-0000", "0190a1b2-0001"],
  ["pipeline_notifications_disabled", "hog_function:a-1", "batch_export:2"],
];
const realtime = "realtime_notifications_disabled";

describe("a key", () => {
  test("nobody has chosen: the answer is the contract's defaults, keys without one are missing", async () => {
    const { client } = await createProgram(api);
    expect(await readSettings(client)).toEqual(defaultSettings);
  });

  test.each(booleans)("%s means the same on the wire as in the catalogue, both ways", async (key) => {
    const { client } = await createProgram(api);
    for (const received of [true, false, true]) {
      const stored = toStored(key, received);
      const expected = { ...defaultSettings, [key]: stored };
      expect(settingsOf(await patchSettings(client, { [key]: stored }))).toEqual(expected);
      const read = await readSettings(client);
      expect(read).toEqual(expected);
      expect(isReceived(key, read[key] === true)).toBe(received);
    }
  });

  test.each(maps)("%s merges by id, and leaves the other keys", async (key, first, second) => {
    const { client } = await createProgram(api);
    await patchSettings(client, { [key]: { [first]: true } });
    await patchSettings(client, { [key]: { [second]: false } });
    const answer = await patchSettings(client, { [key]: { [first]: false } });
    const expected = { ...defaultSettings, [key]: { [first]: false, [second]: false } };
    expect(settingsOf(answer)).toEqual(expected);
    expect(await readSettings(client)).toEqual(expected);
  });

  test("in-app notifications merge by type and id, of every type there is", async () => {
    const { client } = await createProgram(api);
    const types = Object.keys(realtimeTypes);
    const all = Object.fromEntries(types.map((type) => [type, { 1: true }]));
    await patchSettings(client, { [realtime]: all });
    await patchSettings(client, { [realtime]: { alert_firing: { 2: true } } });
    await patchSettings(client, { [realtime]: { alert_firing: { 1: false }, issue_assigned: {} } });
    expect((await readSettings(client))[realtime]).toEqual({ ...all, alert_firing: { 1: false, 2: true } });
  });

  test.each([
    [0, 0],
    [1, 1],
    [0.25, 0.25],
    [true, 1],
    [false, 0],
  ])("data_pipeline_error_threshold takes %j and answers %j", async (given, stored) => {
    const { client } = await createProgram(api);
    const answer = await patchSettings(client, { data_pipeline_error_threshold: given });
    expect(settingsOf(answer)).toEqual({ ...defaultSettings, data_pipeline_error_threshold: stored });
  });

  test("the whole merged map is stored, defaults too; before any change nothing is", async () => {
    const { client, user } = await createProgram(api);
    await readSettings(client);
    expect((await readUser(api, user)).notificationSettings).toEqual({});
    await patchSettings(client, { plugin_disabled: false });
    const stored = { ...defaultSettings, plugin_disabled: false };
    expect((await readUser(api, user)).notificationSettings).toEqual(stored);
  });

  test("an id cannot be removed: not by an empty map, not by null, not by leaving it out", async () => {
    const { client } = await createProgram(api);
    const key = "project_weekly_digest_disabled";
    await patchSettings(client, { [key]: { 1: true }, [realtime]: { alert_firing: { 1: true } } });
    const before = await readSettings(client);
    await patchSettings(client, { [key]: {}, [realtime]: { alert_firing: {} } });
    await patchSettings(client, {});
    for (const value of [null, { 1: null }]) {
      expect((await patchSettings(client, { [key]: value })).status).toBe(400);
      expect((await patchSettings(client, { [realtime]: { alert_firing: value } })).status).toBe(400);
    }
    expect(await readSettings(client)).toEqual(before);
  });

  test("N4: with every switch off a security mail still goes out", async () => {
    const person = await createProtected(api);
    const off = Object.fromEntries(booleans.map((key) => [key, toStored(key, false)]));
    settingsOf(await patchSettings(person.client, off));
    expectOk(await person.client.post(paths.disable));
    expect(await lastMail(api, person.user.email, "two_factor_disabled")).toBeDefined();
  });
});

const mapText = (key: string) => `${key} must be a dictionary mapping IDs to boolean values`;
const valueText = (type: string) =>
  `Notification setting values must be boolean, got <class '${type}'> instead`;
const typeText = (value: string) =>
  `${value} is not a valid type for notification settings, should be <class 'bool'>`;
const rangeText = (value: string) =>
  `data_pipeline_error_threshold must be between 0.0 and 1.0, got ${value}`;

const refused: [object, string][] = [
  [{ bogus: true }, "Key bogus is not valid as a key for notification settings"],
  [{ constructor: true }, "Key constructor is not valid as a key for notification settings"],
  ...booleans.map((key): [object, string] => [{ [key]: "x" }, typeText("x")]),
  [{ plugin_disabled: 0 }, typeText("0")],
  [{ plugin_disabled: 1 }, typeText("1")],
  [{ plugin_disabled: null }, typeText("None")],
  [{ plugin_disabled: { on: true } }, typeText('{"on":true}')],
  ...[...maps.map(([key]) => key), realtime].flatMap((key): [object, string][] => [
    [{ [key]: true }, mapText(key)],
    [{ [key]: [] }, mapText(key)],
    [{ [key]: null }, mapText(key)],
  ]),
  ...maps.map(([key, id]): [object, string] => [{ [key]: { [id]: "yes" } }, valueText("str")]),
  [{ project_weekly_digest_disabled: { 1: 0 } }, valueText("int")],
  [{ project_weekly_digest_disabled: { 1: 0.5 } }, valueText("float")],
  [{ project_weekly_digest_disabled: { 1: null } }, valueText("NoneType")],
  [{ project_weekly_digest_disabled: { 1: [] } }, valueText("list")],
  [{ project_weekly_digest_disabled: { 1: {} } }, valueText("dict")],
  [{ [realtime]: { alert_firing: { 1: "yes" } } }, valueText("str")],
  [{ [realtime]: { alert_firing: true } }, mapText(realtime)],
  [{ [realtime]: { bogus: { 1: true } } }, "Unknown notification type bogus"],
  [{ pipeline_notifications_disabled: { "other:1": true } }, "Invalid pipeline id: 'other:1'"],
  [{ data_pipeline_error_threshold: 2 }, rangeText("2")],
  [{ data_pipeline_error_threshold: -0.1 }, rangeText("-0.1")],
  [{ data_pipeline_error_threshold: 1.0001 }, rangeText("1.0001")],
  [
    { data_pipeline_error_threshold: "0.5" },
    "data_pipeline_error_threshold must be a number, got <class 'str'> instead",
  ],
];

describe("a PATCH that is refused", () => {
  test.each(refused)("%j, in the exact words", async (settings, detail) => {
    const { client } = await createProgram(api);
    const answer = await patchSettings(client, settings);
    expect(refusalOf(answer)).toEqual(invalid("invalid_input", "notification_settings", detail));
    expect(await readSettings(client)).toEqual(defaultSettings);
  });

  test.each([["x"], [null], [[]], [1]])("%j in place of the settings is 400", async (value) => {
    const { client } = await createProgram(api);
    expect(refusalOf(await patchSettings(client, value))).toMatchObject({
      status: 400,
      attr: "notification_settings",
    });
  });

  test("one bad key refuses all: neither the good ones nor the rest of the body is stored", async () => {
    const { client, user } = await createProgram(api);
    const before = await readUser(api, user);
    const settings = { plugin_disabled: false, project_weekly_digest_disabled: { 1: true }, bogus: true };
    expect((await patchSettings(client, settings, { first_name: "Not Saved" })).status).toBe(400);
    expect(await readUser(api, user)).toEqual(before);
  });

  test.each([
    ['{"__proto__":true}'],
    ['{"__proto__":{"plugin_disabled":false}}'],
    ['{"project_weekly_digest_disabled":{"__proto__":true}}'],
    ['{"project_weekly_digest_disabled":{"constructor":true}}'],
    ['{"pipeline_notifications_disabled":{"prototype":true}}'],
    ['{"realtime_notifications_disabled":{"__proto__":{"1":true}}}'],
    ['{"realtime_notifications_disabled":{"constructor":{"prototype":true}}}'],
    ['{"realtime_notifications_disabled":{"alert_firing":{"__proto__":true}}}'],
    ['{"realtime_notifications_disabled":{"alert_firing":{"constructor":true}}}'],
  ])("N1: a name of the prototype, %s", async (text) => {
    const { client, user } = await createProgram(api);
    const answer = await patchText(client, text);
    expect(refusalOf(answer)).toMatchObject({
      status: 400,
      code: "invalid_input",
      attr: "notification_settings",
    });
    expect((await readUser(api, user)).notificationSettings).toEqual({});
    expect(Object.hasOwn(Object.prototype, "plugin_disabled")).toBe(false);
  });

  test("a long key or id is not repeated at length", async () => {
    const { client } = await createProgram(api);
    const long = "x".repeat(5_000);
    for (const settings of [
      { [long]: true },
      { plugin_disabled: long },
      { project_weekly_digest_disabled: { [long]: true } },
      { pipeline_notifications_disabled: { [long]: true } },
      { [realtime]: { [long]: {} } },
    ]) {
      const { status, detail } = refusalOf(await patchSettings(client, settings));
      expect(status).toBe(400);
      expect(detail.length).toBeLessThan(200);
    }
  });
});

describe("a thousand ids", () => {
  const range = (from: number, to: number, prefix = "") =>
    Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`${prefix}${from + index}`, true]));

  test("of pipelines is the most after the merge; known ones change still", async () => {
    const { client } = await createProgram(api);
    const key = "pipeline_notifications_disabled";
    const send = (ids: object) => patchSettings(client, { [key]: ids });
    settingsOf(await send(range(0, 600, "hog_function:")));
    settingsOf(await send(range(500, 1_000, "hog_function:")));
    expect(refusalOf(await send({ "batch_export:1": true }))).toEqual(
      invalid("invalid_input", "notification_settings", `${key} cannot have more than 1000 entries`),
    );
    const changed = settingsOf(await send({ "hog_function:0": false }))[key] as object;
    expect(Object.keys(changed)).toHaveLength(1_000);
    expect(changed).toMatchObject({ "hog_function:0": false, "hog_function:999": true });
  });

  test("is the most of every other map, and of each in-app type", async () => {
    const { client } = await createProgram(api);
    const inApp = (ids: object, type = "alert_firing") =>
      patchSettings(client, { [realtime]: { [type]: ids } });
    settingsOf(await inApp(range(0, 1_000)));
    expect((await inApp({ 1000: true })).status).toBe(400);
    expect((await inApp({ 1000: true }, "issue_assigned")).status).toBe(200);
    const digest = (ids: object) => patchSettings(client, { project_weekly_digest_disabled: ids });
    settingsOf(await digest(range(0, 1_000)));
    expect((await digest({ 1000: true })).status).toBe(400);
  });
});

test("R1: a session must have proved itself in the last two hours to change a setting", async () => {
  const { client } = await createProtected(api);
  settingsOf(await patchSettings(client, { plugin_disabled: false }));
  api.clock.advanceSeconds(7_201);
  const answer = await patchSettings(client, { plugin_disabled: true });
  expect(refusalOf(answer)).toMatchObject({ status: 403, code: "sensitive_action_required_reauth" });
  expect(
    ((await client.get(me)).body as { notification_settings: object }).notification_settings,
  ).toMatchObject({
    plugin_disabled: false,
  });
});
