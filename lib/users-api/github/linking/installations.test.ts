import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  githubBranches,
  githubBranchLists,
  githubInstallations,
  githubRepositories,
  teamGithubInstallations,
} from "../../db/schema/github";
import { createTestApi, type TestApi, uniqueName } from "../../testing/create-test-api";
import { createLinked, type Linked, listInstallations, readRow, readRows } from "../../testing/github-kit";
import { linkInstallation } from "../../testing/link-installation";
import { createKeyClient, envelopeOf, signIn } from "../../testing/test-client";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const remove = ({ client, path }: Pick<Linked, "client" | "path">) =>
  client.call(`${path}/`, { method: "DELETE" });

async function addOrganization(person: Linked): Promise<string> {
  const org = uniqueName("org");
  await api.sandbox.control.createAccount({ login: org, type: "Organization", owners: [person.login] });
  return linkInstallation(api, person.client, org, person.login);
}

test("installations are listed oldest first, with where each is managed on GitHub", async () => {
  const person = await createLinked(api, ["one", "two"]);
  const second = await addOrganization(person);
  const list = await listInstallations(person.client);
  expect(list.map((item) => item.installation_id)).toEqual([person.id, second]);
  expect(list[0]).toMatchObject({
    kind: "github",
    repository_selection: "all",
    account: { type: "User", name: person.login },
    uses_shared_installation: false,
    installation_status: "healthy",
    status_until: null,
    repository_count: 2,
    manage_url: `${api.sandbox.url}/settings/installations/${person.id}`,
  });
  const org = list[1]?.account.name;
  expect(list[1]?.manage_url).toBe(
    `${api.sandbox.url}/organizations/${org}/settings/installations/${second}`,
  );
});

test("a running sync is told with its count, one whose process died is not", async () => {
  const person = await createLinked(api, ["one"]);
  const readProgress = async () =>
    ((await person.client.get("/api/users/@me/integrations/")).body as { results: object[] }).results[0];
  expect(await readProgress()).toMatchObject({ synced_so_far: null });
  const set = (values: Partial<typeof githubInstallations.$inferInsert>) =>
    api.ctx.db
      .update(githubInstallations)
      .set(values)
      .where(eq(githubInstallations.installationId, person.id));
  const later = new Date(api.clock.now().getTime() + 60_000);
  await set({ syncLeaseUntil: later, syncedSoFar: 3_400 });
  expect(await readProgress()).toMatchObject({ synced_so_far: 3_400 });
  await set({ syncLeaseUntil: later, syncedSoFar: null });
  expect(await readProgress()).toMatchObject({ synced_so_far: 0 });
  await set({ syncLeaseUntil: api.clock.now(), syncedSoFar: 3_400 });
  expect(await readProgress()).toMatchObject({ synced_so_far: null });
});

test("an installation that the current team has too is marked as shared", async () => {
  const person = await createLinked(api);
  await api.ctx.db
    .insert(teamGithubInstallations)
    .values({ teamId: person.teamId, installationId: person.id });
  expect((await listInstallations(person.client))[0]?.uses_shared_installation).toBe(true);
  const { organizationId } = await api.accounts.createOrganization(person.user);
  const body = { set_current_organization: organizationId };
  await person.client.call("/api/users/@me/", { method: "PATCH", body });
  expect((await listInstallations(person.client))[0]?.uses_shared_installation).toBe(false);
});

test("S4: no token and no sealed text is in any answer", async () => {
  const person = await createLinked(api);
  const row = await readRow(api, person.id);
  const paths = ["/api/users/@me/integrations/", `${person.path}/repos/`, "/api/users/@me/"];
  for (const path of paths) {
    const text = JSON.stringify((await person.client.get(path)).body);
    expect(text).not.toMatch(/gh[sur]_/);
    expect(text).not.toContain(row.accessTokenEncrypted);
    expect(text).not.toContain(row.userTokenEncrypted);
  }
});

test("deleting is 204, then 404 in the exact words", async () => {
  const person = await createLinked(api);
  const first = await remove(person);
  expect([first.status, first.body]).toEqual([204, ""]);
  const second = await remove(person);
  expect(second.status).toBe(404);
  expect(second.body).toEqual({
    type: "invalid_request",
    code: "not_found",
    detail: "No GitHub integration found for this installation.",
    attr: null,
  });
});

test("G8: deleting takes row, tokens and caches; the App stays installed on GitHub", async () => {
  const person = await createLinked(api, ["hello"]);
  await person.client.get(`${person.path}/branches/?repo=${person.login}/hello`);
  const row = await readRow(api, person.id);
  const [list] = await api.ctx.db
    .select()
    .from(githubBranchLists)
    .where(eq(githubBranchLists.installationRowId, row.id));
  expect(list).toBeDefined();
  expect((await remove(person)).status).toBe(204);
  expect(await readRows(api, person.id)).toEqual([]);
  const isOfRow = eq(githubRepositories.installationRowId, row.id);
  expect(await api.ctx.db.select().from(githubRepositories).where(isOfRow)).toEqual([]);
  const isOfList = eq(githubBranches.listId, list?.id ?? row.id);
  expect(await api.ctx.db.select().from(githubBranches).where(isOfList)).toEqual([]);
  expect((await person.client.get(`${person.path}/repos/`)).status).toBe(404);
  const installed = await api.sandbox.control.listInstallations();
  expect(installed.some((one) => String(one.installation_id) === person.id)).toBe(true);
});

test("another person's row of the same installation is untouched, and theirs cannot be deleted", async () => {
  const person = await createLinked(api);
  const { user } = await api.accounts.createUser();
  const client = await signIn(api, user.email);
  expect((await remove({ ...person, client })).status).toBe(404);
  const id = await linkInstallation(api, client, person.login);
  expect(id).toBe(person.id);
  expect(await readRows(api, id)).toHaveLength(2);
  expect((await remove({ ...person, client })).status).toBe(204);
  expect(await listInstallations(person.client)).toHaveLength(1);
  expect((await person.client.get(`${person.path}/repos/`)).status).toBe(200);
});

test("A1: a key that may only read cannot delete, one that may write can", async () => {
  const person = await createLinked(api);
  const reader = createKeyClient(api, await api.accounts.createKey(person.user, ["user:read"]));
  expect(envelopeOf(await remove({ ...person, client: reader })).detail).toBe(
    "API key missing required scope 'user:write'",
  );
  const writer = createKeyClient(api, await api.accounts.createKey(person.user, ["user:write"]));
  expect((await remove({ ...person, client: writer })).status).toBe(204);
});

test("a burst of deletes has one winner, and links and unlinks are on the record", async () => {
  const person = await createLinked(api);
  const answers = await Promise.all(Array.from({ length: 5 }, () => remove(person)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404]);
  const events = await api.ctx.db.execute(
    sql`select type from activity where user_id = ${person.user.id} and type like 'github%' order by id`,
  );
  expect(JSON.stringify(events)).toMatch(/github_linked.*github_unlinked/);
});
