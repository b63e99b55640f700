import { afterAll, beforeAll, expect, test } from "vitest";
import { createUsersApi } from "../../app";
import { createTestApi, type TestApi, uniqueName } from "../../testing/create-test-api";
import { createLinked, type Linked } from "../../testing/github-kit";
import { callback, landingOf, linkInstallation, startState } from "../../testing/link-installation";
import { envelopeOf, signIn, type TestClient } from "../../testing/test-client";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const path = "/api/users/@me/integrations/github/requests/";
type Item = { id: string; account: string | null; state: string; approval_url: string };

async function list(client: TestClient): Promise<Item[]> {
  return ((await client.get(path)).body as { results: Item[] }).results;
}

async function createOrganization(person: Linked) {
  const org = uniqueName("org");
  const owner = uniqueName("boss");
  await api.sandbox.control.createAccount({ login: owner, type: "User" });
  const input = { login: org, type: "Organization" as const, owners: [owner], members: [person.login] };
  await api.sandbox.control.createAccount(input);
  return org;
}

/** Asks an owner on GitHub, which sends the person back without an installation. */
async function request(person: Linked, account: string) {
  const state = await startState(person.client, { new_account: true });
  const { id } = await api.sandbox.control.requestInstall({ account, by: person.login });
  const answer = await callback(person.client, { state, setup_action: "request" });
  expect(landingOf(answer)).toBe(
    "/settings/user-personal-integrations?github_link_error=github_install_pending",
  );
  return id;
}

test("G4: a request to an owner is remembered as pending, with where it is approved", async () => {
  const person = await createLinked(api);
  await request(person, await createOrganization(person));
  expect(await list(person.client)).toMatchObject([
    {
      account: null,
      state: "pending",
      approval_url: `${api.sandbox.url}/apps/account-demo/installations/new`,
    },
  ]);
});

test("once the owner approved, the request says so and for whom; once linked, it is gone", async () => {
  const person = await createLinked(api);
  const org = await createOrganization(person);
  const id = await request(person, org);
  const { installation_id } = await api.sandbox.control.approveRequest(id);
  expect(await list(person.client)).toMatchObject([{ account: org, state: "approved" }]);
  const { code } = await api.sandbox.control.createCode(person.login);
  const state = await startState(person.client, { new_account: true });
  const answer = await callback(person.client, { state, code, installation_id: String(installation_id) });
  expect(landingOf(answer)).toContain("github_link_success=1");
  expect(await list(person.client)).toEqual([]);
});

test("of two requests the approved one alone changes, and linking it leaves the other", async () => {
  const person = await createLinked(api);
  const [first, second] = [await createOrganization(person), await createOrganization(person)];
  await request(person, first);
  const id = await request(person, second);
  await api.sandbox.control.approveRequest(id);
  const states = (await list(person.client)).map(({ account, state }) => [account, state]);
  expect(states).toEqual([
    [second, "approved"],
    [null, "pending"],
  ]);
  const { installation_id } = await api.sandbox.control.install({ account: second });
  const { code } = await api.sandbox.control.createCode(person.login);
  const state = await startState(person.client, { new_account: true });
  await callback(person.client, { state, code, installation_id: String(installation_id) });
  expect(await list(person.client)).toMatchObject([{ account: null, state: "pending" }]);
});

test("an organisation that was visible before the request does not pass for its approval", async () => {
  const person = await createLinked(api);
  const old = await createOrganization(person);
  await api.sandbox.control.install({ account: old });
  api.clock.advanceSeconds(120);
  await request(person, await createOrganization(person));
  expect(await list(person.client)).toMatchObject([{ account: null, state: "pending" }]);
});

test("linking one's own account leaves a request pending", async () => {
  const person = await createLinked(api);
  await request(person, await createOrganization(person));
  await linkInstallation(api, person.client, person.login);
  expect(await list(person.client)).toHaveLength(1);
});

test("a request can be removed by who made it alone", async () => {
  const [person, other] = [await createLinked(api), await createLinked(api)];
  await request(person, await createOrganization(person));
  const [item] = await list(person.client);
  const remove = (client: TestClient, id: string) => client.call(`${path}${id}/`, { method: "DELETE" });
  expect(await list(other.client)).toEqual([]);
  expect((await remove(other.client, item?.id ?? "")).status).toBe(404);
  expect((await remove(person.client, "not-a-uuid")).status).toBe(404);
  expect((await remove(person.client, item?.id ?? "")).status).toBe(204);
  expect((await remove(person.client, item?.id ?? "")).status).toBe(404);
  expect(await list(person.client)).toEqual([]);
});

test("the list still comes while GitHub fails", async () => {
  const person = await createLinked(api);
  await request(person, await createOrganization(person));
  await api.sandbox.control.addFault({ path: "/user/installations", status: 500 });
  expect(await list(person.client)).toMatchObject([{ state: "pending" }]);
  await api.sandbox.control.clearFaults();
});

test("without a GitHub App requests are listed and removable, and starting keeps its exact refusal", async () => {
  const person = await createLinked(api);
  await request(person, await createOrganization(person));
  const bare = { ...api, app: createUsersApi({ ...api.ctx, github: null }) };
  const client = await signIn(bare, person.user.email);
  const [item, ...others] = await list(client);
  expect(item).toMatchObject({ account: null, state: "pending", approval_url: "" });
  expect(others).toEqual([]);
  expect((await client.call(`${path}${item?.id}/`, { method: "DELETE" })).status).toBe(204);
  const start = await client.post("/api/users/@me/integrations/github/start/", {});
  expect(start.status).toBe(400);
  expect(envelopeOf(start)).toEqual({
    type: "validation_error",
    code: "invalid_input",
    detail: "GitHub App is not configured on this instance (missing GITHUB_APP_SLUG).",
    attr: null,
  });
});

test("an approved request is finished by one authorization, and links nothing else", async () => {
  const person = await createLinked(api);
  const org = await createOrganization(person);
  const { installation_id } = await api.sandbox.control.approveRequest(await request(person, org));
  expect(await list(person.client)).toMatchObject([{ account: org, state: "approved" }]);
  const start = await person.client.post("/api/users/@me/integrations/github/start/", {});
  expect(start.body).toMatchObject({ connect_flow: "oauth_authorize" });
  const state = new URL((start.body as { install_url: string }).install_url).searchParams.get("state") ?? "";
  const { code } = await api.sandbox.control.createCode(person.login);
  expect(landingOf(await callback(person.client, { state, code }))).toContain("github_link_success=1");
  const { results } = (await person.client.get("/api/users/@me/integrations/")).body as {
    results: { installation_id: string }[];
  };
  expect(results.map((row) => row.installation_id)).toEqual([person.id, String(installation_id)]);
  expect(await list(person.client)).toEqual([]);
});
