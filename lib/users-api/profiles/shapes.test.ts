import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPath } from "@/lib/contract/path";
import { apiRegistry, getEntry, registry } from "@/lib/contract/registry";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createLinked } from "../testing/github-kit";
import {
  createDashboards,
  createProgram,
  patchSettings,
  setLocks,
  settingsOf,
} from "../testing/preferences-kit";
import { createSessionClient, envelopeOf } from "../testing/test-client";
import { codeOf, createSomeone, expectOk, isSignedIn, me, startSetup } from "../testing/two-factor-kit";

const names = ["seed", "today"] as const;
type Name = (typeof names)[number];
type Json = Record<string, unknown>;

const apis = {} as Record<Name, TestApi>;
beforeAll(async () => {
  for (const name of names) {
    apis[name] = await createTestApi({ profile: name });
  }
});
afterAll(() => Promise.all(names.map((name) => apis[name].close())));

const params = {
  uuid: "@me",
  id: "095be615-a8ad-4c33-8e9c-c7612fbf6c9f",
  installation_id: "1",
  team_id: "1",
};
const added = apiRegistry.filter(({ endpoint }) => endpoint.origin === "added");
const others = apiRegistry.filter(({ endpoint }) => endpoint.origin !== "added");
const loginCodes = registry.filter(({ endpoint }) => endpoint.isOfToday);
/** In whose place another endpoint of PostHog's answers: with 405, as it would there. */
const isShared = (path: string) =>
  others.some(({ endpoint }) => endpoint.path === path) || path === "/api/users/undo_email_change/";

/** Keys of the page's user object, in its order (contract.md 3). */
const seedKeys = (
  "date_joined uuid distinct_id first_name last_name email pending_email is_email_verified " +
  "notification_settings anonymize_data allow_impersonation toolbar_mode has_password id is_staff " +
  "is_impersonated is_impersonated_until is_impersonated_read_only sensitive_session_expires_at team " +
  "organization organizations events_column_config is_2fa_enabled has_social_auth has_sso_enforcement " +
  "has_seen_product_intro_for scene_personalisation theme_mode hedgehog_config allow_sidebar_suggestions " +
  "shortcut_position role_at_organization passkeys_enabled_for_2fa onboarding_skipped_at " +
  "onboarding_skipped_reason onboarding_skipped_organization_id onboarding_delegated_to_invite " +
  "onboarding_delegated_to_organization_id onboarding_delegation_accepted_at is_organization_first_user " +
  "active_realtime_notification_types pending_invites"
).split(" ");
const todayKeys = [
  ...seedKeys,
  "notification_locks",
  "is_impersonated_reason",
  "fresh_reauth_expires_at",
  "hide_mcp_hints",
  "ui_configuration",
  "requires_credential_review",
];
const userKeys = { seed: seedKeys, today: todayKeys };

describe.each(names)("profile %s", (name) => {
  test.each(added.map(({ endpoint }) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    "has no %s",
    async (_, endpoint) => {
      const { method, path } = endpoint;
      const answer = await createSessionClient(apis[name]).call(buildPath(path, params), {
        method,
        ...(method !== "GET" && { body: {} }),
      });
      expect(answer.status).toBe(isShared(path) ? 405 : 404);
      expect(envelopeOf(answer)).toMatchObject({ type: "invalid_request", attr: null });
    },
  );

  test("has everything that PostHog has", async () => {
    for (const { endpoint } of others) {
      const { method, path } = endpoint;
      const answer = await createSessionClient(apis[name]).call(buildPath(path, params), { method });
      expect([400, 401], path).toContain(answer.status);
    }
  });

  test("has no pages of ours, and no header of ours on any answer", async () => {
    const { client } = await createSomeone(apis[name]);
    expect((await client.get("/docs")).status).toBe(404);
    for (const path of [me, "/no/such/path/"]) {
      const headers = [...(await client.get(path)).headers.keys()];
      expect(headers.filter((header) => header.startsWith("x-"))).toEqual(["x-content-type-options"]);
    }
  });

  test("the user object has PostHog's keys and no other, wherever it is sent", async () => {
    const { client, teamId } = await createSomeone(apis[name]);
    const [dashboard] = await createDashboards(apis[name], teamId, ["Numbers"]);
    const page = (await client.get("/api/users/")).body as { results: Json[] };
    const answers = [
      await client.get(me),
      await client.call(me, { method: "PATCH", body: { first_name: "Grace" } }),
      await client.post(`${me}onboarding/skip/`, { reason: "later" }),
      await client.post(`${me}scene_personalisation/`, { scene: "Person", dashboard }),
    ];
    for (const body of [...answers.map((answer) => expectOk(answer).body), page.results[0]]) {
      expect(Object.keys(body as Json).sort()).toEqual([...userKeys[name]].sort());
      expect(getEntry("accountGet").schemas.response?.safeParse(body).success).toBe(true);
    }
  });

  test("linked GitHub accounts and their repositories have PostHog's keys, and no header beside them", async () => {
    const { client, path } = await createLinked(apis[name], ["hello", "world"]);
    const list = (await client.get(`${me}integrations/`)).body as { results: Json[] };
    expect(Object.keys(list.results[0] ?? {})).toEqual([
      "id",
      "kind",
      "installation_id",
      "repository_selection",
      "account",
      "uses_shared_installation",
      "created_at",
    ]);
    const calls = [
      await client.get(`${path}/repos/?count=true`),
      await client.post(`${path}/repos/refresh/`),
      await client.get(`${path}/branches/?repo=acme/none`),
    ];
    for (const { headers } of calls) {
      expect([...headers.keys()].filter((key) => key.startsWith("x-"))).toEqual(["x-content-type-options"]);
    }
    const [page, refreshed] = calls.map(({ body }) => body as { repositories: Json[] });
    expect([Object.keys(page ?? {}), Object.keys(refreshed ?? {})]).toEqual([
      ["repositories", "has_more"],
      ["repositories"],
    ]);
    for (const { repositories } of [page, refreshed].filter((body) => body !== undefined)) {
      const keys = repositories.flatMap((repository) => Object.keys(repository));
      expect(new Set(keys).has("default_branch")).toBe(name === "today");
      expect(repositories).toHaveLength(2);
    }
  });

  test("an error says no more than PostHog's do", async () => {
    const { client } = await createSomeone(apis[name]);
    await startSetup(client);
    const answer = await client.post(`${me}two_factor_validate/`, { token: "000000" });
    expect(answer.body).toEqual({
      type: "validation_error",
      code: "token_invalid",
      detail: "Token is not valid",
      attr: null,
    });
  });

  test("an organisation's locks hold today alone", async () => {
    const { client, organizationId } = await createProgram(apis[name]);
    await setLocks(apis[name], organizationId, { plugin_disabled: true });
    const answer = await patchSettings(client, { plugin_disabled: false });
    if (name === "today") {
      expect(codeOf(answer)).toEqual([400, "permission_denied"]);
    } else {
      expect(settingsOf(answer).plugin_disabled).toBe(false);
    }
  });

  test.each([
    "/",
    "/signup",
    "/reset",
    "/settings/user-api-keys",
    "/settings/user-personal-integrations?x=1",
  ])("says at %s that a page of PostHog's would be there", async (path) => {
    const { client } = await createSomeone(apis[name]);
    const answer = await client.get(path);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
  });

  test("/logout/ ends the session and leads to /login, signed in or not", async () => {
    const { client } = await createSomeone(apis[name]);
    const forged = await client.call("/logout/", { method: "POST", headers: { "x-csrftoken": "" } });
    expect(codeOf(forged)).toEqual([403, "permission_denied"]);
    expect(codeOf(await client.get("/logout/"))).toEqual([405, "method_not_allowed"]);
    expect(await isSignedIn(client)).toBe(true);
    const cookies = new Map(client.cookies);
    for (const _ of ["signed in", "signed out"]) {
      const answer = await client.post("/logout/");
      expect([answer.status, answer.headers.get("location")]).toEqual([302, "/login"]);
    }
    cookies.forEach((value, key) => void client.cookies.set(key, value));
    expect(await isSignedIn(client)).toBe(false);
  });
});

test("the mailed code of a sign-in is today's alone: seed has no such path, and asks for none", async () => {
  for (const { endpoint } of loginCodes) {
    const post = (api: TestApi) => createSessionClient(api).post(endpoint.path, { code: "123456" });
    expect((await post(apis.seed)).status).toBe(404);
    expect(codeOf(await post(apis.today))).toEqual([400, "no_pending_verification"]);
  }
  expect(loginCodes).toHaveLength(2);
});
