import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../../testing/create-test-api";
import {
  byInstallation,
  countCalls,
  createLinked,
  createPerson,
  listRepositories,
  readRow,
  waitSynced,
} from "../../testing/github-kit";
import { linkInstallation } from "../../testing/link-installation";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterEach(() => api.sandbox.control.clearFaults());
afterAll(() => api.close());

const path = "/installation/repositories";

/** GitHub's list as it was before anything was granted, which comes in late. */
const answerOldList = (times: number) =>
  api.sandbox.control.addFault({
    path,
    status: 200,
    body: { total_count: 0, repositories: [] },
    delayMs: 600,
    times,
  });

const isSyncing = async (id: string) => (await readRow(api, id)).syncLeaseUntil !== null;

test("what linking again grants during a later sync is in the list that the waiting reader gets", async () => {
  const person = await createLinked(api, ["one"]);
  api.clock.advanceSeconds(3_601);
  await answerOldList(1);
  const reading = listRepositories(person);
  await expect.poll(() => isSyncing(person.id)).toBe(true);
  await api.sandbox.control.changeRepositories(person.login, { add: ["granted"] });
  await linkInstallation(api, person.client, person.login);
  expect((await reading).names).toEqual(["one", "granted"]);
  await waitSynced(api, person.id);
  expect((await listRepositories(person)).names).toEqual(["one", "granted"]);
});

test("what linking again grants during the first sync is there after it", async () => {
  const person = await createPerson(api, ["one"]);
  await answerOldList(1);
  const id = await linkInstallation(api, person.client, person.login);
  await expect.poll(() => isSyncing(id)).toBe(true);
  await api.sandbox.control.changeRepositories(person.login, { add: ["granted"] });
  await linkInstallation(api, person.client, person.login);
  await waitSynced(api, id);
  const linked = { ...person, path: `/api/users/@me/integrations/github/${id}` };
  const { names, body } = await listRepositories(linked);
  expect([names, body.total]).toEqual([["one", "granted"], 2]);
});

test("an undisturbed sync asks GitHub once", async () => {
  const person = await createLinked(api, ["one"]);
  expect(await countCalls(api, path, byInstallation(person.id))).toBe(1);
});

test("who links again and again does not keep one sync going for ever, and no old list passes for new", async () => {
  const person = await createLinked(api, ["one"]);
  api.clock.advanceSeconds(3_601);
  await answerOldList(10);
  let isOver = false;
  const reading = listRepositories(person).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await linkInstallation(api, person.client, person.login);
  }
  expect((await reading).answer.status).toBe(500);
  await api.sandbox.control.clearFaults();
  await linkInstallation(api, person.client, person.login);
  await waitSynced(api, person.id);
  expect((await listRepositories(person)).names).toEqual(["one"]);
});
