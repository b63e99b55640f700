import { eq } from "drizzle-orm";
import { dashboards } from "../db/schema/preferences";
import { organizations, type UserRow } from "../db/schema/users";
import type { TestAccount } from "./create-test-accounts";
import type { TestApi } from "./create-test-api";
import { createKeyClient, envelopeOf, type TestAnswer, type TestClient } from "./test-client";
import { expectOk, me } from "./two-factor-kit";

export type Settings = Record<string, unknown>;
export type Program = TestAccount & { client: TestClient };

export const preferencesPaths = {
  pushTokens: `${me}push_tokens/`,
  unregister: `${me}push_tokens/unregister/`,
  scene: `${me}scene_personalisation/`,
  skip: `${me}onboarding/skip/`,
  test: `${me}notifications/test/`,
  apiKeys: `${me}personal_api_keys/`,
};

/** What contract.md 4 prints for somebody who never chose; written out, so that code cannot agree with itself. */
export const defaultSettings: Settings = {
  plugin_disabled: true,
  error_tracking_issue_assigned: true,
  error_tracking_weekly_digest: true,
  discussions_mentioned: true,
  project_weekly_digest_disabled: {},
  all_weekly_digest_disabled: false,
  data_pipeline_error_threshold: 0.01,
  project_api_key_exposed: true,
  materialized_view_sync_failed: false,
  web_analytics_weekly_digest: true,
  organization_member_join_email_disabled: {},
};

/** A person and a program of theirs: no sign-in to wait for. */
export async function createProgram(
  api: TestApi,
  scopes = ["user:write"],
  values: Partial<UserRow> = {},
): Promise<Program> {
  const account = await api.accounts.createUser(values);
  return { ...account, client: createKeyClient(api, await api.accounts.createKey(account.user, scopes)) };
}

export const patchSettings = (client: TestClient, notification_settings: unknown, rest: object = {}) =>
  client.call(me, { method: "PATCH", body: { ...rest, notification_settings } });

/** As it stands on the wire: some names cannot be written in a literal. */
export const patchText = (client: TestClient, text: string) =>
  client.call(me, {
    method: "PATCH",
    form: `{"notification_settings":${text}}`,
    headers: { "content-type": "application/json" },
  });

export function settingsOf(answer: TestAnswer): Settings {
  return (expectOk(answer).body as { notification_settings: Settings }).notification_settings;
}

export const readSettings = async (client: TestClient) => settingsOf(await client.get(me));

export function setLocks(api: TestApi, organizationId: string, notificationLocks: Settings) {
  return api.ctx.db
    .update(organizations)
    .set({ notificationLocks })
    .where(eq(organizations.id, organizationId));
}

export async function createDashboards(api: TestApi, teamId: number, names: string[]): Promise<number[]> {
  const rows = await api.ctx.db
    .insert(dashboards)
    .values(names.map((name) => ({ teamId, name })))
    .returning({ id: dashboards.id });
  return rows.map(({ id }) => id);
}

/** Status, code, attr and text of a refusal, to be compared at once. */
export function refusalOf(answer: TestAnswer) {
  const { type, code, attr, detail } = envelopeOf(answer);
  return { status: answer.status, type, code, attr, detail };
}

/** A refusal of the field given, as PostHog words it. */
export const invalid = (code: string, attr: string | null, detail: string) => ({
  status: 400,
  type: "validation_error",
  code,
  attr,
  detail,
});
