import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../../testing/create-test-api";
import { createLinked, createPerson, waitSynced } from "../../testing/github-kit";
import { callback, landingOf, linkInstallation } from "../../testing/link-installation";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

type Row = { installation_id: string; repository_selection: string; repository_count: number };
const readRows = async (client: { get(path: string): Promise<{ body: unknown }> }) =>
  ((await client.get("/api/users/@me/integrations/")).body as { results: Row[] }).results;

test("G4: a change made on GitHub is taken over on return, without a state", async () => {
  const person = await createLinked(api, ["one", "two", "three"]);
  await api.sandbox.control.updateInstallation(Number(person.id), { selection: ["one"] });
  const query = { installation_id: person.id, setup_action: "update" };
  const landing = new URL(landingOf(await callback(person.client, query)), "http://localhost");
  // The page has to tell a change from a new connection.
  expect(Object.fromEntries(landing.searchParams)).toEqual({
    github_link_success: "1",
    setup_action: "update",
    installation_id: person.id,
  });
  await waitSynced(api, person.id);
  expect(await readRows(person.client)).toMatchObject([
    { repository_selection: "selected", repository_count: 1 },
  ]);
});

test("G3: such a return links nothing that the person had not linked", async () => {
  const person = await createLinked(api);
  const stranger = await createPerson(api);
  const query = { installation_id: person.id, setup_action: "update" };
  expect(landingOf(await callback(stranger.client, query))).toContain("missing_params");
  expect(await readRows(stranger.client)).toEqual([]);
});

test("a refresh learns whether all or only selected repositories are shared", async () => {
  const person = await createLinked(api, ["one", "two"]);
  await api.sandbox.control.updateInstallation(Number(person.id), { selection: ["two"] });
  api.clock.advanceSeconds(31);
  await person.client.post(`${person.path}/repos/refresh/`);
  expect(await readRows(person.client)).toMatchObject([
    { repository_selection: "selected", repository_count: 1 },
  ]);
});

test("installing again after a removal replaces the dead entry of the same account", async () => {
  const person = await createLinked(api);
  await api.sandbox.control.uninstall(Number(person.id));
  api.clock.advanceSeconds(31);
  await person.client.post(`${person.path}/repos/refresh/`);
  const id = await linkInstallation(api, person.client, person.login);
  expect((await readRows(person.client)).map((row) => row.installation_id)).toEqual([id]);
});
