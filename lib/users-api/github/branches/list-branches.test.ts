import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../../testing/create-test-api";
import {
  byInstallation,
  countCalls,
  createLinked,
  type Linked,
  listInstallations,
} from "../../testing/github-kit";
import { envelopeOf } from "../../testing/test-client";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterEach(() => api.sandbox.control.clearFaults());
afterAll(() => api.close());

type Body = { branches: string[]; default_branch: string | null; has_more: boolean };

async function read(person: Linked, query: Record<string, string> = {}, repo = "hello") {
  const search = new URLSearchParams({ repo: `${person.login}/${repo}`, ...query });
  const answer = await person.client.get(`${person.path}/branches/?${search}`);
  return { answer, ...(answer.body as Body) };
}
const createWith = (branchCount: number, defaultBranch = "main") =>
  createLinked(api, [{ name: "hello", defaultBranch, branchCount, private: true }]);
const branchesOf = (person: Linked) => `/repos/${person.login}/hello/branches`;
const countFetches = (person: Linked) => countCalls(api, branchesOf(person));
const detailOf = (person: Linked) => `/repos/${person.login}/hello$`;

test("5,000 branches page to the end with the default first, each once", async () => {
  const person = await createWith(5_000);
  const all: string[] = [];
  for (let offset = 0; ; offset += 1_000) {
    const { branches, has_more, default_branch } = await read(person, { limit: "1000", offset: `${offset}` });
    all.push(...branches);
    expect(default_branch).toBe("main");
    expect(has_more).toBe(offset < 4_000);
    if (!has_more) {
      break;
    }
  }
  expect(all[0]).toBe("main");
  expect(new Set(all).size).toBe(5_000);
  // The rest keeps GitHub's order, which is by name.
  expect(all.slice(1)).toEqual([...all.slice(1)].sort((a, b) => (a < b ? -1 : 1)));
  const wanted = all.filter((name) => name.includes("dark-mode"));
  const found = await read(person, { search: " DARK-mode ", limit: "1000" });
  expect(found.branches).toEqual(wanted);
  expect(found.default_branch).toBe("main");
  const paged = await read(person, { search: "dark-mode", limit: "3", offset: "2" });
  expect([paged.branches, paged.has_more]).toEqual([wanted.slice(2, 5), true]);
  expect((await read(person, { search: "%" })).branches).toEqual([]);
  expect(await countFetches(person)).toBe(50);
});

test("a list is kept for 600 s, whatever the letters' case of the repository, then fetched anew", async () => {
  const person = await createWith(2);
  await read(person);
  await api.sandbox.control.changeBranches(person.login, "hello", { add: ["newest"] });
  api.clock.advanceSeconds(590);
  expect((await read(person, {}, "HELLO")).branches).not.toContain("newest");
  expect(await countFetches(person)).toBe(1);
  api.clock.advanceSeconds(11);
  const { branches, answer } = await read(person);
  expect(branches).toContain("newest");
  expect(answer.headers.has("x-cache")).toBe(false);
});

test("a burst of ten reads causes one fetch", async () => {
  const person = await createWith(3);
  const answers = await Promise.all(Array.from({ length: 10 }, () => read(person)));
  expect(answers.every(({ branches }) => branches.length === 3)).toBe(true);
  expect(await countFetches(person)).toBe(1);
});

test("a repository that GitHub does not know is 404, is asked for again, and harms no health", async () => {
  const person = await createWith(1);
  for (let turn = 0; turn < 2; turn += 1) {
    const { answer } = await read(person, {}, "nothing");
    expect(answer.status).toBe(404);
    expect(envelopeOf(answer)).toMatchObject({ type: "invalid_request", code: "not_found" });
  }
  expect(await countCalls(api, "/nothing/branches", byInstallation(person.id))).toBe(2);
  expect((await listInstallations(person.client))[0]?.installation_status).toBe("healthy");
});

test("what GitHub forbids is 403, also where a list was kept, and comes back with the right", async () => {
  const person = await createWith(2);
  await read(person);
  await api.sandbox.control.updateInstallation(Number(person.id), { permissions: { metadata: "read" } });
  await api.sandbox.control.expireInstallationTokens(Number(person.id));
  api.clock.advanceSeconds(601);
  const { answer } = await read(person);
  expect(answer.status).toBe(403);
  expect(envelopeOf(answer).code).toBe("permission_denied");
  expect((await read(person)).answer.status).toBe(403);
  const permissions = { metadata: "read", contents: "read" };
  await api.sandbox.control.updateInstallation(Number(person.id), { permissions });
  await api.sandbox.control.expireInstallationTokens(Number(person.id));
  expect((await read(person)).branches).toHaveLength(2);
});

test("a rate limit is 503 with Retry-After, is not repeated before the time, and never an empty list", async () => {
  const person = await createWith(2);
  const headers = { "retry-after": "120" };
  await api.sandbox.control.addFault({ path: branchesOf(person), status: 429, headers });
  const first = await read(person);
  expect([first.answer.status, envelopeOf(first.answer).code]).toEqual([503, "github_rate_limited"]);
  expect(first.answer.headers.get("retry-after")).toBe("120");
  await api.sandbox.control.clearFaults();
  expect((await read(person)).answer.status).toBe(503);
  expect(await countFetches(person)).toBe(1);
  expect((await listInstallations(person.client))[0]?.installation_status).toBe("rate_limited");
  api.clock.advanceSeconds(121);
  expect((await read(person)).branches).toHaveLength(2);
});

test.each([
  ["a rate limit", { status: 429, headers: { "retry-after": "60" } }],
  ["a failing server", { status: 500 }],
])("%s serves the kept list as stale, until it is a day old", async (_, fault) => {
  const person = await createWith(2);
  const before = await read(person);
  await api.sandbox.control.addFault({ path: branchesOf(person), ...fault });
  api.clock.advanceSeconds(601);
  const { answer, branches } = await read(person);
  expect([answer.status, answer.headers.get("x-cache")]).toEqual([200, "stale"]);
  expect(branches).toEqual(before.branches);
  expect(answer.headers.get("x-last-synced-at")).toBe(before.answer.headers.get("x-last-synced-at"));
  api.clock.advanceSeconds(86_400);
  expect((await read(person)).answer.status).toBeGreaterThanOrEqual(500);
});

test("X1: a failure with nothing kept is 500, and the next read tries again", async () => {
  const person = await createWith(2);
  await api.sandbox.control.addFault({ path: branchesOf(person), status: 500 });
  const { answer } = await read(person);
  expect([answer.status, envelopeOf(answer).code]).toEqual([500, "github_unavailable"]);
  expect((await listInstallations(person.client))[0]?.installation_status).toBe("unavailable");
  await api.sandbox.control.clearFaults();
  expect((await read(person)).branches).toHaveLength(2);
  expect((await listInstallations(person.client))[0]?.installation_status).toBe("healthy");
});

test("a list that breaks off on a later page is not taken for the whole", async () => {
  const person = await createWith(250);
  await api.sandbox.control.addFault({ pathPattern: "/hello/branches.*page=3", status: 500 });
  expect((await read(person)).answer.status).toBe(500);
});

test("without the default branch's name the list comes with null, or with the last known one", async () => {
  const person = await createWith(3, "develop");
  await api.sandbox.control.addFault({ pathPattern: detailOf(person), status: 500 });
  const unknown = await read(person);
  expect([unknown.answer.status, unknown.default_branch]).toEqual([200, null]);
  expect(unknown.branches).toHaveLength(3);
  await api.sandbox.control.clearFaults();
  api.clock.advanceSeconds(601);
  expect((await read(person)).default_branch).toBe("develop");
  await api.sandbox.control.addFault({ pathPattern: detailOf(person), status: 500 });
  api.clock.advanceSeconds(601);
  const known = await read(person);
  expect([known.default_branch, known.branches[0]]).toEqual(["develop", "develop"]);
});

test("a repository without branches is an empty list", async () => {
  const person = await createWith(0);
  expect(await read(person)).toMatchObject({ branches: [], default_branch: "main", has_more: false });
});

test("an uninstalled App is no missing repository: the health tells, and the kept list is served", async () => {
  const person = await createWith(2);
  await read(person);
  await api.sandbox.control.uninstall(Number(person.id));
  api.clock.advanceSeconds(601);
  const { answer, branches } = await read(person);
  expect([answer.headers.get("x-cache"), branches.length]).toEqual(["stale", 2]);
  expect((await listInstallations(person.client))[0]?.installation_status).toBe("uninstalled");
});

test("P2: a repository of odd shape is refused and never reaches GitHub", async () => {
  const person = await createLinked(api);
  const before = await countCalls(api, "/repos/");
  const odd = ["../x", "x/..", "./x", "a/b/c", "a b/c", "a/b#", "a\\b", "é/b", `a/${"b".repeat(101)}`];
  for (const repo of odd) {
    const answer = await person.client.get(`${person.path}/branches/?${new URLSearchParams({ repo })}`);
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toMatchObject({ detail: "repo must be in owner/repo format", attr: null });
  }
  expect(await countCalls(api, "/repos/")).toBe(before);
});

test("A1: another person's installation is 404", async () => {
  const [person, other] = [await createWith(1), await createWith(1)];
  const { answer } = await read({ ...person, path: other.path });
  expect(answer.status).toBe(404);
  expect(envelopeOf(answer).detail).toBe("No GitHub integration found for this installation.");
});
