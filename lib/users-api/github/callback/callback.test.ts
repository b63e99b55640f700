import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApi, type TestApi, uniqueName } from "../../testing/create-test-api";
import { createPerson, listInstallations, type Person, readRow, waitSynced } from "../../testing/github-kit";
import { callback, landingOf, linkInstallation, startState } from "../../testing/link-installation";
import { createKeyClient, createSessionClient, envelopeOf } from "../../testing/test-client";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const settings = "/settings/user-personal-integrations";

/** What GitHub hands back after the App was installed on the person's own account. */
async function install(person: Person, state: string) {
  const { control } = api.sandbox;
  const { installation_id, code } = await control.installAndCode({ account: person.login, by: person.login });
  return { state, code, installation_id: String(installation_id), setup_action: "install" };
}

async function expectNothingLinked(person: Person) {
  expect(await listInstallations(person.client)).toEqual([]);
}

describe("success", () => {
  test.each([
    [undefined, `${settings}?github_link_success=1`],
    ["somebody_else", `${settings}?github_link_success=1`],
    ["posthog_code", "/account-connected/github-integration?provider=github"],
    ["posthog_mobile", "posthog://github/callback?provider=github"],
  ])("started by %s it lands on %s, and the installation is linked", async (connect_from, landing) => {
    const person = await createPerson(api);
    const query = await install(person, await startState(person.client, { connect_from }));
    const discovered = connect_from?.startsWith("posthog_") === true;
    const code = discovered ? (await api.sandbox.control.createCode(person.login)).code : query.code;
    const answer = await callback(person.client, { ...query, code });
    expect(answer.status).toBe(302);
    expect(landingOf(answer)).toBe(landing);
    const [linked] = await listInstallations(person.client);
    expect(linked).toMatchObject({ installation_id: query.installation_id, installation_status: "healthy" });
    expect(linked?.account).toEqual({ type: "User", name: person.login });
  });

  test("the state may come back as GitHub was given it or as the bare token", async () => {
    const person = await createPerson(api);
    const state = await startState(person.client);
    expect(state).toMatch(/^token=[A-Za-z0-9]{48}&source=user_integration$/);
    const token = new URLSearchParams(state).get("token") ?? "";
    const answer = await callback(person.client, await install(person, token));
    expect(landingOf(answer)).toBe(`${settings}?github_link_success=1`);
  });

  test("linking again replaces the tokens, keeps the row and trusts the stored list no longer", async () => {
    const person = await createPerson(api);
    const id = await linkInstallation(api, person.client, person.login);
    await waitSynced(api, id);
    const before = await readRow(api, id);
    await linkInstallation(api, person.client, person.login);
    const after = await readRow(api, id);
    expect(after.id).toBe(before.id);
    expect(after.createdAt).toEqual(before.createdAt);
    expect(after.userTokenEncrypted).not.toBe(before.userTokenEncrypted);
    expect(after.refreshTokenEncrypted).not.toBe(before.refreshTokenEncrypted);
    expect(after.accessTokenEncrypted).not.toBe(before.accessTokenEncrypted);
    expect(await listInstallations(person.client)).toHaveLength(1);
  });

  test("a suspended installation is linked and says so", async () => {
    const person = await createPerson(api);
    const query = await install(person, await startState(person.client));
    await api.sandbox.control.updateInstallation(Number(query.installation_id), { suspended: true });
    const answer = await callback(person.client, query);
    expect(landingOf(answer)).toBe(`${settings}?github_link_success=1`);
    const [linked] = await listInstallations(person.client);
    expect(linked?.installation_status).toBe("suspended");
  });
});

describe("G2: the state", () => {
  test("forged, or another person's, is refused and nothing is linked", async () => {
    const [person, other] = [await createPerson(api), await createPerson(api)];
    const foreign = await startState(other.client);
    for (const state of [foreign, "x".repeat(48), `token=${"x".repeat(48)}`, "token=", "%00", "=", "a=b"]) {
      const answer = await callback(person.client, await install(person, state));
      expect(landingOf(answer)).toBe(`${settings}?github_link_error=invalid_state`);
    }
    await expectNothingLinked(person);
    // The other's own state was not used up by somebody else's try.
    const answer = await callback(other.client, await install(other, foreign));
    expect(landingOf(answer)).toBe(`${settings}?github_link_success=1`);
  });

  test("is refused from its 600th second on", async () => {
    const person = await createPerson(api);
    const [early, late] = [await startState(person.client), await startState(person.client)];
    api.clock.advanceSeconds(590);
    const inTime = await callback(person.client, await install(person, early));
    expect(landingOf(inTime)).toContain("github_link_success=1");
    api.clock.advanceSeconds(11);
    const answer = await callback(person.client, await install(person, late));
    expect(landingOf(answer)).toBe(`${settings}?github_link_error=invalid_state`);
  });

  test("works once, whether the first use went well or not", async () => {
    const person = await createPerson(api);
    const state = await startState(person.client);
    const failed = await callback(person.client, { ...(await install(person, state)), code: "wrong" });
    expect(landingOf(failed)).toBe(`${settings}?github_link_error=exchange_failed`);
    const replay = await callback(person.client, await install(person, state));
    expect(landingOf(replay)).toBe(`${settings}?github_link_error=invalid_state`);
    await expectNothingLinked(person);
  });

  test("a burst of ten returns with one state has exactly one winner", async () => {
    const person = await createPerson(api);
    const state = await startState(person.client);
    const queries = [];
    for (let index = 0; index < 10; index += 1) {
      queries.push(await install(person, state));
    }
    const answers = await Promise.all(queries.map((query) => callback(person.client, query)));
    const landings = answers.map(landingOf);
    expect(landings.filter((landing) => landing.includes("github_link_success=1"))).toHaveLength(1);
    expect(landings.filter((landing) => landing.includes("invalid_state"))).toHaveLength(9);
    expect(await listInstallations(person.client)).toHaveLength(1);
  });

  test("is stored as a hash alone", async () => {
    const person = await createPerson(api);
    const token = new URLSearchParams(await startState(person.client)).get("token") ?? "";
    const rows = await api.ctx.db.execute("select * from github_link_states");
    expect(token).toHaveLength(48);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("a HEAD request uses nothing up", async () => {
    const person = await createPerson(api);
    const state = await startState(person.client);
    const query = await install(person, state);
    const path = `/complete/github-link/?${new URLSearchParams(query)}`;
    expect((await person.client.call(path, { method: "HEAD" })).status).toBe(405);
    expect((await person.client.call(path, { method: "POST", body: {} })).status).toBe(405);
    expect(landingOf(await callback(person.client, query))).toContain("github_link_success=1");
  });
});

describe("what GitHub reports", () => {
  test.each([
    ["access_denied", undefined, `${settings}?github_link_error=access_denied`],
    ["server_error", undefined, `${settings}?github_link_error=github_oauth_error`],
    [
      "access_denied",
      "posthog_code",
      "/account-connected/github-integration?provider=github&error=access_denied",
    ],
    ["boom", "posthog_mobile", "posthog://github/callback?provider=github&error=github_oauth_error"],
  ])("G4: error %s for %s lands on %s and leaves the state usable", async (error, connect_from, landing) => {
    const person = await createPerson(api);
    const state = await startState(person.client, { connect_from });
    expect(landingOf(await callback(person.client, { error, state }))).toBe(landing);
    const query = await install(person, state);
    const { code } = await api.sandbox.control.createCode(person.login);
    expect(landingOf(await callback(person.client, { ...query, code }))).not.toContain("error");
    expect(await listInstallations(person.client)).toHaveLength(1);
  });

  test("G2: an error with another person's state does not tell who started it", async () => {
    const [person, other] = [await createPerson(api), await createPerson(api)];
    const state = await startState(other.client, { connect_from: "posthog_code" });
    const answer = await callback(person.client, { error: "access_denied", state });
    expect(landingOf(answer)).toBe(`${settings}?github_link_error=access_denied`);
  });

  test("without a state, without a code, or without an installation parameters are missing", async () => {
    const person = await createPerson(api);
    const missing = `${settings}?github_link_error=missing_params`;
    expect(landingOf(await callback(person.client, {}))).toBe(missing);
    expect(landingOf(await callback(person.client, { code: "x", installation_id: "1" }))).toBe(missing);
    expect(landingOf(await callback(person.client, { state: await startState(person.client) }))).toBe(
      missing,
    );
    const { code } = await api.sandbox.control.createCode(person.login);
    const state = await startState(person.client);
    expect(landingOf(await callback(person.client, { state, code }))).toBe(missing);
    const discover = await startState(person.client, { connect_from: "posthog_code" });
    expect(landingOf(await callback(person.client, { state: discover, installation_id: "1" }))).toContain(
      "error=missing_params",
    );
  });

  test("G4: an installation without a code goes to authorize once, then all that is visible is linked", async () => {
    const person = await createPerson(api);
    const { control } = api.sandbox;
    const org = uniqueName("org");
    await control.createAccount({ login: org, type: "Organization", owners: [person.login] });
    const ids = [await control.install({ account: person.login }), await control.install({ account: org })];
    const installation_id = String(ids[0]?.installation_id);
    const state = await startState(person.client);
    const bounce = await callback(person.client, { state, installation_id, setup_action: "install" });
    const url = new URL(landingOf(bounce));
    expect(url.origin + url.pathname).toBe(`${api.sandbox.url}/login/oauth/authorize`);
    expect(url.searchParams.get("redirect_uri")).toBe("http://localhost:4999/complete/github-link/");
    expect(url.searchParams.has("scope")).toBe(false);
    const fresh = url.searchParams.get("state") ?? "";
    expect(fresh).not.toBe(state);
    const { code } = await control.createCode(person.login, url.searchParams.get("redirect_uri") ?? "");
    const done = await callback(person.client, { state: fresh, code });
    expect(landingOf(done)).toBe(`${settings}?github_link_success=1`);
    const linked = (await listInstallations(person.client)).map((item) => item.installation_id);
    expect(linked.sort()).toEqual(ids.map((one) => String(one.installation_id)).sort());
    expect(landingOf(await callback(person.client, { state: fresh, code }))).toContain("invalid_state");
  });
});

describe("who may return", () => {
  test("signed out it is 401 on the OAuth path, and sign-in with the way back on the set-up path", async () => {
    const client = createSessionClient(api);
    const oauth = await client.get("/complete/github-link/?code=a&state=b");
    expect(oauth.status).toBe(401);
    expect(envelopeOf(oauth).code).toBe("not_authenticated");
    const setup = await client.get("/integrations/github/callback/?installation_id=7&setup_action=install");
    expect(setup.status).toBe(302);
    const back = "/integrations/github/callback/?installation_id=7&setup_action=install";
    expect(landingOf(setup)).toBe(`/login?next=${encodeURIComponent(back)}`);
  });

  test("the set-up path does the same as the OAuth path for a session", async () => {
    const person = await createPerson(api);
    const query = await install(person, await startState(person.client));
    const answer = await person.client.get(`/integrations/github/callback/?${new URLSearchParams(query)}`);
    expect(landingOf(answer)).toBe(`${settings}?github_link_success=1`);
    expect(await listInstallations(person.client)).toHaveLength(1);
  });

  test("A1: an API key is refused, and the state stays unused", async () => {
    const person = await createPerson(api);
    const key = createKeyClient(api, await api.accounts.createKey(person.user, ["*"]));
    const query = await install(person, await startState(person.client));
    expect((await callback(key, query)).status).toBe(401);
    expect((await callback(key, { ...query, personal_api_key: "phx_x" })).status).toBe(401);
    expect(landingOf(await callback(person.client, query))).toContain("github_link_success=1");
  });

  test("P15: two people returning at once get each their own installation", async () => {
    const people = await Promise.all([createPerson(api), createPerson(api), createPerson(api)]);
    const ids = await Promise.all(people.map((one) => linkInstallation(api, one.client, one.login)));
    for (const [index, person] of people.entries()) {
      const linked = (await listInstallations(person.client)).map((item) => item.installation_id);
      expect(linked).toEqual([ids[index]]);
    }
  });
});
