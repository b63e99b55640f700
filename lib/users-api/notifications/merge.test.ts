import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { activeRealtimeTypes } from "@/lib/contract/notifications";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { readUser } from "../testing/email-kit";
import {
  createProgram,
  defaultSettings,
  patchSettings,
  readSettings,
  type Settings,
  settingsOf,
} from "../testing/preferences-kit";
import { me } from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const ids = Array.from({ length: 25 }, (_, index) => String(index + 1));

describe("changes at the same time", () => {
  test("N3: of different keys all survive", async () => {
    const { client } = await createProgram(api);
    const changes: Settings = {
      plugin_disabled: false,
      error_tracking_issue_assigned: false,
      error_tracking_weekly_digest: false,
      discussions_mentioned: false,
      all_weekly_digest_disabled: true,
      data_pipeline_error_threshold: 0.5,
      project_api_key_exposed: false,
      materialized_view_sync_failed: true,
      web_analytics_weekly_digest: false,
      project_weekly_digest_disabled: { 1: true },
      organization_member_join_email_disabled: { a: true },
      pipeline_notifications_disabled: { "hog_function:1": true },
      realtime_notifications_disabled: { alert_firing: { 1: true } },
    };
    const calls = Object.entries(changes).map(([key, value]) => patchSettings(client, { [key]: value }));
    for (const answer of await Promise.all(calls)) {
      expect(answer.status).toBe(200);
    }
    expect(await readSettings(client)).toEqual(changes);
  });

  test("N3: of different ids of one map all survive", async () => {
    const { client } = await createProgram(api);
    const key = "project_weekly_digest_disabled";
    await Promise.all(ids.map((id) => patchSettings(client, { [key]: { [id]: Number(id) % 2 === 0 } })));
    const expected = Object.fromEntries(ids.map((id) => [id, Number(id) % 2 === 0]));
    expect((await readSettings(client))[key]).toEqual(expected);
  });

  test("N3: of different types and ids in the app all survive", async () => {
    const { client } = await createProgram(api);
    const key = "realtime_notifications_disabled";
    const pairs = activeRealtimeTypes.flatMap((type) => ids.slice(0, 5).map((id) => ({ type, id })));
    await Promise.all(
      pairs.map(({ type, id }) => patchSettings(client, { [key]: { [type]: { [id]: true } } })),
    );
    const perType = Object.fromEntries(ids.slice(0, 5).map((id) => [id, true]));
    expect((await readSettings(client))[key]).toEqual(
      Object.fromEntries(activeRealtimeTypes.map((type) => [type, perType])),
    );
  });

  test("N3: a change of the name at the same time loses neither", async () => {
    const { client, user } = await createProgram(api);
    await Promise.all([
      ...ids.map((id) =>
        patchSettings(client, { pipeline_notifications_disabled: { [`batch_export:${id}`]: true } }),
      ),
      ...ids.map((id) => client.call(me, { method: "PATCH", body: { last_name: id } })),
    ]);
    const settings = await readSettings(client);
    expect(Object.keys(settings.pipeline_notifications_disabled ?? {})).toHaveLength(ids.length);
    expect(ids).toContain((await readUser(api, user)).lastName);
  });
});

const switches = (id: fc.Arbitrary<string>) => fc.dictionary(id, fc.boolean(), { maxKeys: 3 });
const teamId = fc.constantFrom("1", "2", "77", "", "null", "a.b", "toString", "é'\"\\");
const pipelineId = fc.constantFrom("hog_function:1", "batch_export:a-b", "plugin_config:9");

/** Any part of the settings that is allowed. */
const part = fc.record(
  {
    plugin_disabled: fc.boolean(),
    error_tracking_issue_assigned: fc.boolean(),
    error_tracking_weekly_digest: fc.boolean(),
    discussions_mentioned: fc.boolean(),
    all_weekly_digest_disabled: fc.boolean(),
    project_api_key_exposed: fc.boolean(),
    materialized_view_sync_failed: fc.boolean(),
    web_analytics_weekly_digest: fc.boolean(),
    data_pipeline_error_threshold: fc.double({ min: 0, max: 1, noNaN: true }),
    error_tracking_weekly_digest_project_enabled: switches(teamId),
    project_weekly_digest_disabled: switches(teamId),
    web_analytics_weekly_digest_project_enabled: switches(teamId),
    organization_member_join_email_disabled: switches(teamId),
    pipeline_notifications_disabled: switches(pipelineId),
    realtime_notifications_disabled: fc.dictionary(
      fc.constantFrom(...activeRealtimeTypes),
      switches(teamId),
      {
        maxKeys: 3,
      },
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** What contract.md 4 says in one paragraph, by the plainest of means. */
function apply(model: Settings, change: object): Settings {
  const next = structuredClone(model);
  for (const [key, value] of Object.entries(change)) {
    next[key] = typeof value === "object" ? apply((next[key] ?? {}) as Settings, value) : value;
  }
  return next;
}

describe("any sequence of changes", () => {
  test("equals the plain model after each, in the answer, to a second reader, and in store", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), async (changes) => {
        const { client, user } = await createProgram(api);
        let model = defaultSettings;
        for (const change of changes) {
          model = apply(model, change);
          expect(settingsOf(await patchSettings(client, change))).toEqual(model);
        }
        expect(await readSettings(client)).toEqual(model);
        expect((await readUser(api, user)).notificationSettings).toEqual(model);
      }),
      { numRuns: 25 },
    );
  });

  test("ends the same in whichever order, where no two name the same thing", async () => {
    const parts = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.boolean()), {
      selector: ([id]) => id,
      minLength: 2,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(parts, async (changes) => {
        const { client } = await createProgram(api);
        const key = "web_analytics_weekly_digest_project_enabled";
        await Promise.all(changes.map(([id, value]) => patchSettings(client, { [key]: { [id]: value } })));
        expect((await readSettings(client))[key]).toEqual(Object.fromEntries(changes));
      }),
      { numRuns: 10 },
    );
  });
});
