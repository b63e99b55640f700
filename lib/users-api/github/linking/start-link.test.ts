import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createUsersApi } from "../../app";
import { teamGithubInstallations } from "../../db/schema/github";
import { createTestApi, type TestApi, uniqueName } from "../../testing/create-test-api";
import {
  countCalls,
  createLinked,
  createPerson,
  listInstallations,
  type Person,
} from "../../testing/github-kit";
import { createKeyClient, envelopeOf, type TestClient } from "../../testing/test-client";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterEach(() => api.sandbox.control.clearFaults());
afterAll(() => api.close());

const ALL_LINKED = "All GitHub App installations accessible to your account are already linked.";
const path = "/api/users/@me/integrations/github/start/";

async function start(client: TestClient, body: unknown = {}) {
  const answer = await client.post(path, body);
  const { install_url, connect_flow } = answer.body as { install_url: string; connect_flow: string };
  return { answer, connect_flow, url: URL.canParse(install_url) ? new URL(install_url) : null };
}

function share(person: Person, installationId: string, teamId = person.teamId) {
  return api.ctx.db.insert(teamGithubInstallations).values({ teamId, installationId });
}

describe("the decision", () => {
  test.each(["posthog_code", "posthog_mobile"])(
    "%s without a team installation discovers",
    async (connect_from) => {
      const person = await createPerson(api);
      const { connect_flow, url } = await start(person.client, { connect_from });
      expect(connect_flow).toBe("oauth_discover");
      expect(url?.pathname).toBe("/login/oauth/authorize");
      expect(url?.searchParams.get("client_id")).toBe("Iv23liSandbox");
      expect(url?.searchParams.get("redirect_uri")).toBe("http://localhost:4999/complete/github-link/");
    },
  );

  test.each(["posthog_code", "posthog_mobile"])(
    "%s with an unlinked team installation authorizes it",
    async (connect_from) => {
      const person = await createPerson(api);
      await share(person, "77");
      expect((await start(person.client, { connect_from })).connect_flow).toBe("oauth_authorize");
    },
  );

  test.each([undefined, null, "web", "slack", "POSTHOG_CODE"])(
    "from %s it is the install page, team installation or not",
    async (connect_from) => {
      const person = await createPerson(api);
      await share(person, "78");
      const { connect_flow, url } = await start(person.client, { connect_from });
      expect(connect_flow).toBe("app_install");
      expect(url?.origin).toBe(api.sandbox.url);
      expect(url?.pathname).toBe("/apps/account-demo/installations/new");
      expect([...(url?.searchParams.keys() ?? [])]).toEqual(["state"]);
    },
  );

  test("the fast path takes the team's oldest installation that is not linked", async () => {
    const person = await createLinked(api);
    await share(person, person.id);
    await share(person, "501");
    await share(person, "500");
    await start(person.client, { connect_from: "posthog_code" });
    const states = await api.ctx.db.execute(
      "select installation_id from github_link_states where flow = 'oauth_authorize'",
    );
    expect(JSON.stringify(states)).toContain('"501"');
    expect(JSON.stringify(states)).not.toContain('"500"');
  });

  test("with the team's installation linked a first-party client goes on to the next steps", async () => {
    const person = await createLinked(api);
    await share(person, person.id);
    const { answer } = await start(person.client, { connect_from: "posthog_code" });
    expect(envelopeOf(answer).detail).toBe(ALL_LINKED);
  });

  test("everything linked is the exact 400; a new account is asked for all the same", async () => {
    const person = await createLinked(api);
    const { answer } = await start(person.client);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      type: "validation_error",
      code: "invalid_input",
      detail: ALL_LINKED,
      attr: null,
    });
    expect((await start(person.client, { new_account: true })).connect_flow).toBe("app_install");
  });

  test("an installation that is visible and not linked leads to the install page", async () => {
    const person = await createLinked(api);
    const org = uniqueName("org");
    await api.sandbox.control.createAccount({ login: org, type: "Organization", members: [person.login] });
    await api.sandbox.control.install({ account: org });
    expect((await start(person.client)).connect_flow).toBe("app_install");
  });

  test.each([
    ["fails", { status: 500 }],
    ["is no JSON", { status: 200, body: "<html>" }],
    ["asks to wait", { status: 429, headers: { "retry-after": "60" } }],
  ])(
    "X1: a list of GitHub's that %s carries on to the install page and deletes nothing",
    async (_, fault) => {
      const person = await createLinked(api);
      await api.sandbox.control.addFault({ path: "/user/installations", ...fault });
      expect((await start(person.client)).connect_flow).toBe("app_install");
      await api.sandbox.control.clearFaults();
      expect(await listInstallations(person.client)).toHaveLength(1);
    },
  );

  test("without any linked row GitHub is not asked", async () => {
    const person = await createPerson(api);
    const before = await countCalls(api, "/user/installations");
    await start(person.client);
    expect(await countCalls(api, "/user/installations")).toBe(before);
  });
});

describe("team_id", () => {
  test.each([null, "", undefined])("%j stands for the current team", async (team_id) => {
    const person = await createPerson(api);
    await share(person, "90");
    const { connect_flow } = await start(person.client, { team_id, connect_from: "posthog_code" });
    expect(connect_flow).toBe("oauth_authorize");
  });

  test("another team of one's own decides, as number or as text", async () => {
    const person = await createPerson(api);
    const { teamId } = await api.accounts.createOrganization(person.user);
    await share(person, "91", teamId);
    for (const team_id of [teamId, String(teamId)]) {
      const body = { team_id, connect_from: "posthog_code" };
      expect((await start(person.client, body)).connect_flow).toBe("oauth_authorize");
    }
    expect((await start(person.client, { connect_from: "posthog_code" })).connect_flow).toBe(
      "oauth_discover",
    );
  });

  test.each(["x", "1.5", 1.5, true, [], {}, -1])("%j is no integer, in the exact words", async (team_id) => {
    const person = await createPerson(api);
    const { answer } = await start(person.client, { team_id });
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toMatchObject({
      code: "invalid_input",
      detail: "team_id must be an integer",
      attr: null,
    });
  });

  test("A1: an unknown team, one of others and one out of range are refused alike", async () => {
    const [person, other] = [await createPerson(api), await createPerson(api)];
    for (const team_id of [other.teamId, 0, 2_147_483_647, 2_147_483_648, "999999999999999"]) {
      const { answer } = await start(person.client, { team_id });
      expect(answer.status).toBe(400);
      expect(envelopeOf(answer)).toMatchObject({
        detail: "Invalid or inaccessible team_id for this user.",
        attr: null,
      });
    }
  });
});

test("without a GitHub App the answer is the exact 400", async () => {
  const person = await createPerson(api);
  const bare = { ...api, app: createUsersApi({ ...api.ctx, github: null }) };
  const key = createKeyClient(bare, await api.accounts.createKey(person.user, ["user:write"]));
  const { answer } = await start(key);
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    type: "validation_error",
    code: "invalid_input",
    detail: "GitHub App is not configured on this instance (missing GITHUB_APP_SLUG).",
    attr: null,
  });
});

test("a key that may write starts; the state is its user's", async () => {
  const person = await createPerson(api);
  const key = createKeyClient(api, await api.accounts.createKey(person.user, ["user:write"]));
  expect((await start(key)).connect_flow).toBe("app_install");
});
