import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createTestApi, type TestApi } from "../../testing/create-test-api";
import {
  byInstallation,
  countCalls,
  createLinked,
  type Linked,
  listInstallations,
  listRepositories,
  readRow,
} from "../../testing/github-kit";
import { createKeyClient, envelopeOf, signIn } from "../../testing/test-client";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterEach(() => api.sandbox.control.clearFaults());
afterAll(() => api.close());

// A machine under load is slow.
vi.setConfig({ testTimeout: 60_000 });

const STALE_SECONDS = 3_600;
const countSyncs = ({ id }: Linked) =>
  countCalls(api, "GET /api/v3/installation/repositories", byInstallation(id));
const failSync = (status = 500) =>
  api.sandbox.control.addFault({ path: "/installation/repositories", status });

test("paging through 1,250 repositories gives GitHub's order, and has_more is right on every page", async () => {
  const person = await createLinked(api, 1_250);
  const { body: whole } = await listRepositories(person, { limit: "500" });
  expect(whole.total).toBe(1_250);
  const ids: number[] = [];
  for (let offset = 0; offset < 1_250; offset += 300) {
    const { body } = await listRepositories(person, { limit: "300", offset: String(offset) });
    expect(body.has_more).toBe(offset + 300 < 1_250);
    ids.push(...body.repositories.map(({ id }) => id));
  }
  expect(ids).toHaveLength(1_250);
  // The sandbox, like GitHub, lists by id.
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  expect((await listRepositories(person, { offset: "1250" })).body).toMatchObject({
    repositories: [],
    has_more: false,
  });
  const exact = await listRepositories(person, { limit: "250", offset: "1000" });
  expect([exact.names.length, exact.body.has_more]).toEqual([250, false]);
});

describe("search", () => {
  let person: Linked;
  beforeAll(async () => {
    person = await createLinked(api, ["Alpha-One", "alpha_two", "a.b", "beta"]);
  });

  test.each([
    ["ALPHA", ["Alpha-One", "alpha_two"]],
    ["  alpha-one \t", ["Alpha-One"]],
    ["%", []],
    ["_", ["alpha_two"]],
    ["a_two", ["alpha_two"]],
    ["alpha%", []],
    ["\\", []],
    ["a.b", ["a.b"]],
    ["aXb", []],
    ["' or 1=1 --", []],
    ["   ", ["Alpha-One", "alpha_two", "a.b", "beta"]],
  ])("%s finds %s", async (search, names) => {
    expect((await listRepositories(person, { search })).names).toEqual(names);
  });

  test("the owner's name matches too, and pages count matches only", async () => {
    const { body } = await listRepositories(person, { search: `${person.login.toUpperCase()}/`, limit: "3" });
    expect(body).toMatchObject({ has_more: true });
    expect(body.repositories).toHaveLength(3);
    const two = await listRepositories(person, { search: "alpha", limit: "1", offset: "1" });
    expect([two.names, two.body.has_more]).toEqual([["alpha_two"], false]);
    expect(two.body).not.toHaveProperty("total");
  });

  test("matches are counted for those who ask, whatever the page holds, and for nobody else", async () => {
    const readCount = async (query: Record<string, string>) =>
      (await listRepositories(person, query)).answer.headers.get("x-total-count");
    expect(await readCount({ search: "alpha", limit: "1", count: "true" })).toBe("2");
    expect(await readCount({ search: "alpha", offset: "2", count: "true" })).toBe("2");
    expect(await readCount({ search: "nothing-like-it", count: "true" })).toBe("0");
    expect(await readCount({ count: "true" })).toBe("4");
    expect(await readCount({ search: "alpha" })).toBeNull();
    expect(await readCount({ search: "alpha", count: "what" })).toBeNull();
  });
});

describe("age", () => {
  test("a list is served without GitHub until it is 3,600 s old, then it is synced first", async () => {
    const person = await createLinked(api, ["one"]);
    await api.sandbox.control.changeRepositories(person.login, { add: ["two"] });
    const before = await countSyncs(person);
    api.clock.advanceSeconds(STALE_SECONDS - 10);
    expect((await listRepositories(person)).names).toEqual(["one"]);
    expect(await countSyncs(person)).toBe(before);
    api.clock.advanceSeconds(11);
    const { names, answer } = await listRepositories(person);
    expect(names).toEqual(["one", "two"]);
    const syncedAt = Date.parse(answer.headers.get("x-last-synced-at") ?? "");
    expect(api.clock.now().getTime() - syncedAt).toBeLessThan(5_000);
    expect(answer.headers.has("x-cache")).toBe(false);
  });

  test("a failing sync serves the old list and says stale; the list is untouched", async () => {
    const person = await createLinked(api, ["one"]);
    await api.sandbox.control.changeRepositories(person.login, { add: ["two"] });
    const { reposSyncedAt } = await readRow(api, person.id);
    api.clock.advanceSeconds(STALE_SECONDS);
    await failSync();
    const { names, answer } = await listRepositories(person);
    expect([answer.status, answer.headers.get("x-cache"), names]).toEqual([200, "stale", ["one"]]);
    expect(answer.headers.get("x-last-synced-at")).toBe(reposSyncedAt?.toISOString());
    await api.sandbox.control.clearFaults();
    const again = await listRepositories(person);
    expect([again.answer.headers.get("x-cache"), again.names]).toEqual([null, ["one", "two"]]);
  });

  test("a list that broke off on its way is not taken for the whole", async () => {
    const person = await createLinked(api, 350);
    await api.sandbox.control.changeRepositories(person.login, { add: ["newest"] });
    api.clock.advanceSeconds(STALE_SECONDS);
    await api.sandbox.control.addFault({ pathPattern: "/installation/repositories.*page=3", status: 500 });
    const { answer, body } = await listRepositories(person, { limit: "500" });
    expect([answer.headers.get("x-cache"), body.repositories.length]).toEqual(["stale", 350]);
  });

  test("an unchanged list answers 304 on every page, keeps everything and counts as synced", async () => {
    const person = await createLinked(api, 250);
    const before = (await listRepositories(person, { limit: "500" })).body;
    await api.sandbox.control.resetLog();
    api.clock.advanceSeconds(STALE_SECONDS);
    const { body, answer } = await listRepositories(person, { limit: "500" });
    expect(body).toEqual(before);
    const log = (await api.sandbox.control.listLog()).filter(byInstallation(person.id));
    expect(log.map(({ status }) => status)).toEqual([304, 304, 304]);
    const syncedAt = Date.parse(answer.headers.get("x-last-synced-at") ?? "");
    expect(api.clock.now().getTime() - syncedAt).toBeLessThan(5_000);
  });

  test("renamed and removed repositories change in place, and nothing stays behind", async () => {
    const person = await createLinked(api, ["one", "two", "three"]);
    await api.sandbox.control.changeRepositories(person.login, { remove: ["one"], rename: { two: "zwei" } });
    api.clock.advanceSeconds(STALE_SECONDS);
    expect((await listRepositories(person)).names).toEqual(["zwei", "three"]);
    expect((await listRepositories(person, { search: "two" })).names).toEqual([]);
    const [item] = await listInstallations(person.client);
    expect(item?.repository_count).toBe(2);
  });

  test("an empty list is an empty list, not an error", async () => {
    const person = await createLinked(api, []);
    const { answer, body } = await listRepositories(person);
    expect([answer.status, body]).toEqual([200, { repositories: [], has_more: false, total: 0 }]);
  });

  test("a burst of reads of a stale list fetches it once", async () => {
    const person = await createLinked(api, ["one"]);
    const before = await countSyncs(person);
    api.clock.advanceSeconds(STALE_SECONDS);
    const answers = await Promise.all(Array.from({ length: 10 }, () => listRepositories(person)));
    expect(answers.every(({ names }) => names[0] === "one")).toBe(true);
    expect(await countSyncs(person)).toBe(before + 1);
  });
});

describe("A1: whose list", () => {
  test("another person's installation is 404 in the exact words, like an unknown one", async () => {
    const [person, other] = [await createLinked(api), await createLinked(api)];
    for (const id of [other.id, "999999999999", "12345678901234567890"]) {
      const answer = await person.client.get(`/api/users/@me/integrations/github/${id}/repos/`);
      expect(answer.status).toBe(404);
      expect(envelopeOf(answer).detail).toBe("No GitHub integration found for this installation.");
    }
    const noDigits = await person.client.get("/api/users/@me/integrations/github/abc/repos/");
    expect(envelopeOf(noDigits)).toMatchObject({ code: "not_found", detail: "Not found." });
  });

  test("G8: two people with the same installation have lists of their own", async () => {
    const person = await createLinked(api, ["one"]);
    const other = await api.accounts.createUser();
    const otherClient = await signIn(api, other.user.email);
    expect((await otherClient.get(`${person.path}/repos/`)).status).toBe(404);
  });

  test("a key that may read reads, and staff read another's", async () => {
    const person = await createLinked(api, ["one"]);
    const key = createKeyClient(api, await api.accounts.createKey(person.user, ["user:read"]));
    expect((await listRepositories({ ...person, client: key })).names).toEqual(["one"]);
    const { user } = await api.accounts.createUser({ isStaff: true });
    const staff = createKeyClient(api, await api.accounts.createKey(user, ["user:read"]));
    const path = person.path.replace("@me", person.user.uuid);
    expect((await listRepositories({ client: staff, path })).names).toEqual(["one"]);
  });
});
