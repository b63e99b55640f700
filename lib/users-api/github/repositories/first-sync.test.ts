import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createUsersApi } from "../../app";
import { createBackground } from "../../background";
import { githubInstallations } from "../../db/schema/github";
import { createTestApi, type TestApi } from "../../testing/create-test-api";
import {
  byInstallation,
  countCalls,
  createLinked,
  createPerson,
  listInstallations,
  listRepositories,
  readRow,
  waitSynced,
} from "../../testing/github-kit";
import { linkInstallation } from "../../testing/link-installation";
import { envelopeOf } from "../../testing/test-client";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterEach(async () => {
  await api.sandbox.control.clearFaults();
});
afterAll(() => api.close());

const repositories = "/installation/repositories";

// A machine under load is slow.
vi.setConfig({ testTimeout: 60_000 });
const POLL = { timeout: 20_000 };

async function link(count: number) {
  const person = await createPerson(api, count);
  const id = await linkInstallation(api, person.client, person.login);
  return { ...person, id, path: `/api/users/@me/integrations/github/${id}` };
}

test("a slow first sync answers after 5 s with what is there, and later with all of it", async () => {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  const spy = vi.spyOn(AbortSignal, "timeout");
  // The five seconds of the wait go by in a fifth of one; nothing else here waits as long.
  spy.mockImplementation((ms) => timeout(ms === 5_000 ? 200 : ms));
  await api.sandbox.control.addFault({ pathPattern: `${repositories}.*page=[2-9]`, delayMs: 1_000 });
  const person = await link(850);
  await expect.poll(async () => (await readRow(api, person.id)).syncedSoFar, POLL).toBe(100);
  const { answer, body } = await listRepositories(person, { limit: "500" });
  expect([answer.status, answer.headers.get("x-sync")]).toEqual([200, "running"]);
  expect(answer.headers.has("x-last-synced-at")).toBe(false);
  expect([body.repositories.length, body.total, body.has_more]).toEqual([100, 100, false]);
  expect(spy).toHaveBeenCalledWith(5_000);
  spy.mockRestore();
  const [item] = await listInstallations(person.client);
  expect(item).toMatchObject({
    installation_status: "healthy",
    repository_count: null,
    last_synced_at: null,
  });
  await waitSynced(api, person.id);
  const whole = await listRepositories(person, { offset: "800" });
  expect(whole.answer.headers.has("x-sync")).toBe(false);
  expect([whole.names.length, whole.body.total, whole.body.has_more]).toEqual([50, 850, false]);
});

test("a large first sync stores and counts what came while later pages are still awaited", async () => {
  await api.sandbox.control.addFault({ pathPattern: `${repositories}.*page=25`, delayMs: 3_000 });
  const person = await link(2_500);
  const soFar = async () => (await readRow(api, person.id)).syncedSoFar ?? 0;
  await expect.poll(soFar, POLL).toBeGreaterThanOrEqual(1_500);
  expect((await readRow(api, person.id)).repositoryCount).toBeNull();
  await waitSynced(api, person.id);
  const { body } = await listRepositories(person, { offset: "2400" });
  expect([body.repositories.length, body.total]).toEqual([100, 2_500]);
});

test("a first sync that fails with nothing stored is a 500 in the envelope, and the next read tries anew", async () => {
  await api.sandbox.control.addFault({ path: repositories, status: 500 });
  const person = await link(150);
  await expect.poll(async () => (await readRow(api, person.id)).status, POLL).toBe("unavailable");
  const failed = await listRepositories(person);
  expect(failed.answer.status).toBe(500);
  expect(envelopeOf(failed.answer)).toEqual({
    type: "server_error",
    code: "github_unavailable",
    detail: "GitHub did not answer.",
    attr: null,
  });
  await api.sandbox.control.clearFaults();
  const { body } = await listRepositories(person, { limit: "500" });
  expect(body.repositories).toHaveLength(150);
  expect((await listInstallations(person.client))[0]?.installation_status).toBe("healthy");
});

test("what a broken first sync left behind does not survive the next", async () => {
  await api.sandbox.control.addFault({ pathPattern: `${repositories}.*page=3`, status: 500 });
  const person = await link(250);
  await expect.poll(async () => (await readRow(api, person.id)).status, POLL).toBe("unavailable");
  await api.sandbox.control.clearFaults();
  const { names } = await listRepositories(person, { limit: "1" });
  await api.sandbox.control.changeRepositories(person.login, { remove: names });
  const row = eq(githubInstallations.id, (await readRow(api, person.id)).id);
  await api.ctx.db.update(githubInstallations).set({ reposSyncedAt: null, repositoryCount: null }).where(row);
  const again = await listRepositories(person, { limit: "500" });
  expect(again.body.repositories).toHaveLength(249);
  expect(again.names).not.toContain(names[0]);
});

/** A second process on the same database and clock. */
function createSecondProcess() {
  const ctx = { ...api.ctx, background: createBackground(api.ctx.log) };
  return { ctx, api: { ...api, ctx, app: createUsersApi(ctx) } };
}

test("two processes that find a list stale sync it once between them", async () => {
  const person = await createLinked(api, 250);
  const second = createSecondProcess();
  await api.sandbox.control.changeRepositories(person.login, { add: ["newest"] });
  await api.sandbox.control.addFault({ path: repositories, delayMs: 150, times: 1 });
  api.clock.advanceSeconds(3_600);
  await api.sandbox.control.resetLog();
  const cookie = [...person.client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const read = (app: TestApi["app"]) =>
    app.fetch(new Request(`http://api.test${person.path}/repos/?limit=500`, { headers: { cookie } }), {
      peer: "203.0.113.7",
    });
  const answers = await Promise.all([read(api.app), read(second.api.app), read(second.api.app)]);
  for (const answer of answers) {
    const body = (await answer.json()) as { repositories: unknown[] };
    expect([answer.status, body.repositories.length]).toEqual([200, 251]);
    expect(answer.headers.get("x-cache")).toBeNull();
  }
  // One conditional look at the first page, then each of the three pages once.
  const pages = (await api.sandbox.control.listLog()).filter(byInstallation(person.id));
  expect(pages.map(({ query }) => query.page).sort()).toEqual(["1", "2", "3"]);
  await second.ctx.background.close();
});

test("when the other process fails, the reader that waited for it hears of it", async () => {
  const person = await createLinked(api, ["one"]);
  const second = createSecondProcess();
  await api.sandbox.control.addFault({ path: repositories, delayMs: 150, status: 500 });
  api.clock.advanceSeconds(3_600);
  const cookie = [...person.client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const read = (app: TestApi["app"]) =>
    app.fetch(new Request(`http://api.test${person.path}/repos/`, { headers: { cookie } }), { peer: null });
  const [first, other] = await Promise.all([read(api.app), read(second.api.app)]);
  expect([first?.headers.get("x-cache"), other?.headers.get("x-cache")]).toEqual(["stale", "stale"]);
  await second.ctx.background.close();
});

test("a lease that a dead process left lapses after a minute", async () => {
  const person = await createLinked(api, ["one"]);
  const row = eq(githubInstallations.installationId, person.id);
  api.clock.advanceSeconds(3_600);
  const syncLeaseUntil = new Date(api.clock.now().getTime() + 60_000);
  await api.ctx.db.update(githubInstallations).set({ syncLeaseUntil }).where(row);
  await api.sandbox.control.changeRepositories(person.login, { add: ["two"] });
  api.clock.advanceSeconds(61);
  expect((await listRepositories(person)).names).toEqual(["one", "two"]);
});

test("an installation removed while it syncs leaves nothing behind", async () => {
  await api.sandbox.control.addFault({ path: repositories, delayMs: 200, times: 1 });
  const person = await link(120);
  expect((await person.client.call(`${person.path}/`, { method: "DELETE" })).status).toBe(204);
  await expect.poll(() => countCalls(api, repositories, byInstallation(person.id)), POLL).toBeGreaterThan(0);
  expect((await listRepositories(person)).answer.status).toBe(404);
  const id = await linkInstallation(api, person.client, person.login);
  await waitSynced(api, id);
  expect((await listRepositories(person, { limit: "500" })).body.repositories).toHaveLength(120);
});
