import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { teamGithubInstallations } from "../db/schema/github";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createLinked, createPerson, type Person } from "../testing/github-kit";
import { callback, landingOf, linkInstallation, startState } from "../testing/link-installation";
import { createSessionClient, signIn } from "../testing/test-client";
import { codeOf, expectOk, me } from "../testing/two-factor-kit";

const names = ["seed", "today"] as const;
type Name = (typeof names)[number];

const apis = {} as Record<Name, TestApi>;
beforeAll(async () => {
  for (const name of names) {
    apis[name] = await createTestApi({ profile: name });
  }
});
afterAll(() => Promise.all(names.map((name) => apis[name].close())));

const settings = "/settings/user-personal-integrations";
const error = (code: string) => `${settings}?github_link_error=${code}`;

async function startFlow({ client }: Person, connect_from?: string): Promise<string> {
  const { body } = expectOk(await client.post(`${me}integrations/github/start/`, { connect_from }));
  return (body as { connect_flow: string }).connect_flow;
}

function share(name: Name, { teamId }: Person, installationId: string) {
  return apis[name].ctx.db.insert(teamGithubInstallations).values({ teamId, installationId });
}

async function land(person: Person, query: Record<string, string>): Promise<string> {
  const state = await startState(person.client);
  return landingOf(await callback(person.client, { state, ...query }));
}

describe("starting", () => {
  test.each([
    [undefined, "app_install", "oauth_authorize"],
    ["posthog_code", "oauth_authorize", "oauth_authorize"],
    ["posthog_mobile", "app_install", "oauth_authorize"],
    ["slack", "app_install", "oauth_authorize"],
  ])("from %s with a team's installation: %s in seed, %s today", async (connectFrom, seed, today) => {
    const flows = { seed, today };
    for (const name of names) {
      const person = await createPerson(apis[name]);
      await share(name, person, "501");
      expect(await startFlow(person, connectFrom)).toBe(flows[name]);
    }
  });

  test.each([
    [undefined, "app_install", "app_install"],
    ["posthog_code", "oauth_discover", "oauth_discover"],
    ["posthog_mobile", "app_install", "oauth_discover"],
    ["slack", "app_install", "oauth_discover"],
  ])("from %s without one: %s in seed, %s today", async (connectFrom, seed, today) => {
    const flows = { seed, today };
    for (const name of names) {
      expect(await startFlow(await createPerson(apis[name]), connectFrom)).toBe(flows[name]);
    }
  });

  test("with everything linked is refused, whatever a page of ours adds", async () => {
    for (const name of names) {
      const { client } = await createLinked(apis[name]);
      const answer = await client.post(`${me}integrations/github/start/`, { new_account: true });
      expect(codeOf(answer)).toEqual([400, "invalid_input"]);
    }
  });

  test("a state lasts ten minutes in seed and fifteen today", async () => {
    for (const name of names) {
      const person = await createPerson(apis[name]);
      const state = await startState(person.client);
      apis[name].clock.advanceSeconds(700);
      const landing = landingOf(await callback(person.client, { state, code: "x", installation_id: "1" }));
      expect(landing).toBe(error(name === "seed" ? "invalid_state" : "exchange_failed"));
    }
  });
});

describe("GitHub's return", () => {
  test("to the App's setup URL is today's alone", async () => {
    const path = "/integrations/github/callback/?code=x";
    expect((await createSessionClient(apis.seed).get(path)).status).toBe(404);
    expect((await createSessionClient(apis.today).get(path)).status).toBe(302);
  });

  test("without a code has failed in seed; today it is asked for, or an owner is awaited", async () => {
    const [seed, today] = [await createPerson(apis.seed), await createPerson(apis.today)];
    expect(await land(seed, { installation_id: "1" })).toBe(error("missing_params"));
    expect(await land(seed, { setup_action: "request" })).toBe(error("missing_params"));
    expect(await land(today, { installation_id: "1" })).toContain("/login/oauth/authorize?");
    expect(await land(today, { setup_action: "request" })).toBe(error("github_install_pending"));
  });

  test("of changed settings alone, which we take over, is none of PostHog's", async () => {
    for (const name of names) {
      const { client, id } = await createLinked(apis[name]);
      const answer = await callback(client, { setup_action: "update", installation_id: id });
      expect(landingOf(answer)).toBe(error("missing_params"));
    }
  });

  test("with an id that begins with 0 is wrong in shape today", async () => {
    for (const name of names) {
      const person = await createPerson(apis[name]);
      const { code } = await apis[name].sandbox.control.createCode(person.login);
      const landing = await land(person, { code, installation_id: "07" });
      expect(landing === error("invalid_installation_id")).toBe(name === "today");
    }
  });

  test.each([
    ["posthog_code", "/account-connected/github-integration?provider=github", null],
    ["posthog_mobile", `${settings}?github_link_success=1`, "posthog://github/callback?provider=github"],
    [
      "slack",
      `${settings}?github_link_success=1`,
      "/account-connected/github-integration?provider=github&connect_from=slack",
    ],
  ])("started by %s lands where that generation knows it", async (connect_from, seed, today) => {
    const landings = { seed, today: today ?? seed };
    for (const name of names) {
      const person = await createPerson(apis[name]);
      const { control } = apis[name].sandbox;
      const isKnown = name === "today" || today === null;
      const state = await startState(person.client, { connect_from });
      const { installation_id, code } = await control.installAndCode({
        account: person.login,
        by: person.login,
      });
      const found = isKnown ? (await control.createCode(person.login)).code : code;
      const query = { state, code: found, installation_id: String(installation_id) };
      expect(landingOf(await callback(person.client, query))).toBe(landings[name]);
    }
  });
});

describe("an installation", () => {
  const isInstalled = async (name: Name, id: string) =>
    (await apis[name].sandbox.control.listInstallations()).some(
      (installation) => `${installation.installation_id}` === id,
    );

  test("that is disconnected stays on GitHub in seed; today the App leaves with the last link", async () => {
    for (const name of names) {
      const { client, path, id } = await createLinked(apis[name]);
      expect((await client.call(`${path}/`, { method: "DELETE" })).status).toBe(204);
      expect(await isInstalled(name, id)).toBe(name === "seed");
      const again = await client.call(`${path}/`, { method: "DELETE" });
      expect(codeOf(again)).toEqual([404, "not_found"]);
    }
  });

  test("that others still use stays on GitHub, today too, and one that is gone there goes here", async () => {
    const person = await createLinked(apis.today);
    const other = await apis.today.accounts.createUser();
    const client = await signIn(apis.today, other.user.email);
    await linkInstallation(apis.today, client, person.login);
    expect((await person.client.call(`${person.path}/`, { method: "DELETE" })).status).toBe(204);
    expect(await isInstalled("today", person.id)).toBe(true);
    await share("today", person, person.id);
    expect((await client.call(`${person.path}/`, { method: "DELETE" })).status).toBe(204);
    expect(await isInstalled("today", person.id)).toBe(true);
    const gone = await createLinked(apis.today);
    await apis.today.sandbox.control.uninstall(Number(gone.id));
    expect((await gone.client.call(`${gone.path}/`, { method: "DELETE" })).status).toBe(204);
  });

  test("shows a repository that GitHub refuses as one without branches", async () => {
    for (const name of names) {
      const { client, path } = await createLinked(apis[name]);
      const answer = await client.get(`${path}/branches/?repo=nobody/nothing`);
      expect([answer.status, answer.body]).toEqual([
        200,
        { branches: [], default_branch: null, has_more: false },
      ]);
    }
  });
});
