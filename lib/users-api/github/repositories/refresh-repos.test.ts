import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../../testing/create-test-api";
import {
  byInstallation,
  countCalls,
  createLinked,
  type Linked,
  listRepositories,
  type RepositoriesBody,
} from "../../testing/github-kit";
import { createKeyClient, envelopeOf } from "../../testing/test-client";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterEach(() => api.sandbox.control.clearFaults());
afterAll(() => api.close());

async function refresh({ client, path }: Pick<Linked, "client" | "path">) {
  const answer = await client.post(`${path}/repos/refresh/`, { anything: true });
  const body = answer.body as RepositoriesBody;
  return { answer, body, names: (body.repositories ?? []).map(({ name }) => name) };
}
const countGithub = ({ id }: Linked) => countCalls(api, "", byInstallation(id));

test("within 30 s of the last sync the stored list is served and GitHub is not called", async () => {
  const person = await createLinked(api, ["one"]);
  await api.sandbox.control.changeRepositories(person.login, { add: ["two"] });
  const before = await countGithub(person);
  const { answer, body, names } = await refresh(person);
  expect([answer.status, answer.headers.get("x-cache"), names]).toEqual([200, "cooldown", ["one"]]);
  expect(body).not.toHaveProperty("has_more");
  expect(await countGithub(person)).toBe(before);
  api.clock.advanceSeconds(31);
  const fetched = await refresh(person);
  expect([fetched.answer.headers.get("x-cache"), fetched.names]).toEqual([null, ["one", "two"]]);
});

test("it tells how many came and went, and a read then sees the same", async () => {
  const person = await createLinked(api, ["one", "two", "three"]);
  await api.sandbox.control.changeRepositories(person.login, { add: ["four", "five"], remove: ["one"] });
  api.clock.advanceSeconds(31);
  const { answer, names } = await refresh(person);
  expect([answer.headers.get("x-added"), answer.headers.get("x-removed")]).toEqual(["2", "1"]);
  expect(names).toEqual(["two", "three", "four", "five"]);
  expect((await listRepositories(person)).names).toEqual(names);
  api.clock.advanceSeconds(31);
  const same = await refresh(person);
  expect([same.answer.headers.get("x-added"), same.answer.headers.get("x-removed")]).toEqual(["0", "0"]);
});

test("the whole list comes, beyond any page", async () => {
  const person = await createLinked(api, 1_250);
  api.clock.advanceSeconds(31);
  expect((await refresh(person)).names).toHaveLength(1_250);
});

test("X1: a failure is a 500, the stored list is untouched and no cool-down begins", async () => {
  const person = await createLinked(api, ["one"]);
  await api.sandbox.control.changeRepositories(person.login, { add: ["two"] });
  api.clock.advanceSeconds(31);
  await api.sandbox.control.addFault({ path: "/installation/repositories", status: 500 });
  const failed = await refresh(person);
  expect(failed.answer.status).toBe(500);
  expect(envelopeOf(failed.answer).code).toBe("github_unavailable");
  await api.sandbox.control.clearFaults();
  expect((await listRepositories(person)).names).toEqual(["one"]);
  expect((await refresh(person)).names).toEqual(["one", "two"]);
});

test("a burst of refreshes asks GitHub once", async () => {
  const person = await createLinked(api, ["one"]);
  api.clock.advanceSeconds(31);
  const before = await countGithub(person);
  const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(person)));
  expect(answers.map(({ names }) => names.length)).toEqual(Array(8).fill(1));
  expect(await countGithub(person)).toBe(before + 1);
});

test("while GitHub asks to wait it is not called, and the answer says for how long", async () => {
  const person = await createLinked(api, ["one"]);
  api.clock.advanceSeconds(31);
  const headers = { "retry-after": "90" };
  await api.sandbox.control.addFault({ path: "/installation/repositories", status: 429, headers });
  expect((await refresh(person)).answer.status).toBe(503);
  const before = await countGithub(person);
  await api.sandbox.control.clearFaults();
  const waiting = await refresh(person);
  expect(waiting.answer.status).toBe(503);
  expect(envelopeOf(waiting.answer).code).toBe("github_rate_limited");
  expect(Number(waiting.answer.headers.get("retry-after"))).toBeGreaterThan(80);
  expect(await countGithub(person)).toBe(before);
  api.clock.advanceSeconds(91);
  expect((await refresh(person)).answer.status).toBe(200);
});

test("A1: unknown and foreign installations are 404, a reading key is 403", async () => {
  const [person, other] = [await createLinked(api), await createLinked(api)];
  const foreign = await refresh({ client: person.client, path: other.path });
  expect(foreign.answer.status).toBe(404);
  expect(envelopeOf(foreign.answer).detail).toBe("No GitHub integration found for this installation.");
  const key = createKeyClient(api, await api.accounts.createKey(person.user, ["user:read"]));
  expect((await refresh({ ...person, client: key })).answer.status).toBe(403);
});
