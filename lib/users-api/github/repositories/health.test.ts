import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { FaultRule } from "../../../../sandbox/github/control/fault-rules";
import { githubInstallations } from "../../db/schema/github";
import { createTestApi, type TestApi } from "../../testing/create-test-api";
import {
  byInstallation,
  countCalls,
  createLinked,
  type Linked,
  listInstallations,
  listRepositories,
  waitSynced,
} from "../../testing/github-kit";
import { linkInstallation } from "../../testing/link-installation";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterEach(() => api.sandbox.control.clearFaults());
afterAll(() => api.close());

async function statusOf({ client, id }: Linked) {
  const item = (await listInstallations(client)).find((one) => one.installation_id === id);
  return { status: item?.installation_status, until: item?.status_until };
}

/** Makes the list stale and reads it, so that GitHub is asked. */
async function readStale(person: Linked) {
  api.clock.advanceSeconds(3_600);
  return listRepositories(person);
}

const path = "/installation/repositories";
const faults: [string, FaultRule][] = [
  ["unavailable", { path, status: 500 }],
  ["unavailable", { path, status: 200, body: "<html>" }],
  ["permissions_changed", { path, status: 403, body: { message: "Resource not accessible by integration" } }],
];

test.each(faults)(
  "GitHub's refusal makes it %s, the old list is served, and a success heals it",
  async (status, fault) => {
    const person = await createLinked(api, ["one"]);
    await api.sandbox.control.addFault(fault);
    const { answer, names } = await readStale(person);
    expect([answer.headers.get("x-cache"), names]).toEqual(["stale", ["one"]]);
    expect(await statusOf(person)).toEqual({ status, until: null });
    await api.sandbox.control.clearFaults();
    await readStale(person);
    expect(await statusOf(person)).toEqual({ status: "healthy", until: null });
  },
);

test("an outage is said for five minutes, then no longer believed without another try", async () => {
  const person = await createLinked(api, ["one"]);
  await api.sandbox.control.addFault({ path, status: 502 });
  await readStale(person);
  api.clock.advanceSeconds(290);
  expect((await statusOf(person)).status).toBe("unavailable");
  api.clock.advanceSeconds(11);
  expect(await statusOf(person)).toEqual({ status: "healthy", until: null });
  await api.sandbox.control.clearFaults();
});

test("suspended shows as such, serves the old list, and heals when it is resumed", async () => {
  const person = await createLinked(api, ["one"]);
  await api.sandbox.control.updateInstallation(Number(person.id), { suspended: true });
  const { answer, names } = await readStale(person);
  expect([answer.headers.get("x-cache"), names]).toEqual(["stale", ["one"]]);
  expect(await statusOf(person)).toEqual({ status: "suspended", until: null });
  await api.sandbox.control.updateInstallation(Number(person.id), { suspended: false });
  expect((await readStale(person)).answer.headers.get("x-cache")).toBeNull();
  expect((await statusOf(person)).status).toBe("healthy");
});

test("uninstalled shows as such and keeps the row; installed and linked again it works", async () => {
  const person = await createLinked(api, ["one"]);
  await api.sandbox.control.uninstall(Number(person.id));
  expect((await readStale(person)).names).toEqual(["one"]);
  expect((await statusOf(person)).status).toBe("uninstalled");
  const id = await linkInstallation(api, person.client, person.login);
  await waitSynced(api, id);
  const again = { ...person, id, path: person.path.replace(person.id, id) };
  expect((await listRepositories(again)).names).toEqual(["one"]);
  expect((await statusOf(again)).status).toBe("healthy");
});

test.each([
  ["429 with Retry-After", { status: 429, headers: { "retry-after": "120" } }, 120],
  ["403 with Retry-After", { status: 403, headers: { "retry-after": "60" } }, 60],
  [
    "a secondary limit without a time",
    { status: 403, body: { message: "You have exceeded a secondary rate limit" } },
    60,
  ],
])("%s: the health says until when, and GitHub is not called before", async (_, fault, seconds) => {
  const person = await createLinked(api, ["one"]);
  await api.sandbox.control.addFault({ path, ...fault });
  const { answer, names } = await readStale(person);
  expect([answer.status, answer.headers.get("x-cache"), names]).toEqual([200, "stale", ["one"]]);
  const { status, until } = await statusOf(person);
  expect(status).toBe("rate_limited");
  const waitMs = Date.parse(until ?? "") - api.clock.now().getTime();
  expect(Math.round(waitMs / 10_000) * 10).toBe(seconds);
  await api.sandbox.control.clearFaults();
  const before = await countCalls(api, "", byInstallation(person.id));
  api.clock.advanceSeconds(seconds - 10);
  expect((await listRepositories(person)).answer.headers.get("x-cache")).toBe("stale");
  expect(await countCalls(api, "", byInstallation(person.id))).toBe(before);
  api.clock.advanceSeconds(11);
  expect(await statusOf(person)).toEqual({ status: "healthy", until: null });
  expect((await listRepositories(person)).answer.headers.get("x-cache")).toBeNull();
  expect(await countCalls(api, "", byInstallation(person.id))).toBe(before + 1);
});

test("a rate limit with nothing stored is 503 with Retry-After, also without asking GitHub again", async () => {
  const person = await createLinked(api, ["one"]);
  const isThis = eq(githubInstallations.installationId, person.id);
  await api.ctx.db.update(githubInstallations).set({ reposSyncedAt: null }).where(isThis);
  await api.sandbox.control.addFault({ path, status: 429, headers: { "retry-after": "120" } });
  for (let turn = 0; turn < 2; turn += 1) {
    const { answer } = await listRepositories(person);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(100);
  }
});

test("one failing installation leaves another of the same person alone", async () => {
  const person = await createLinked(api, ["one"]);
  const org = `${person.login}-org`;
  const input = { login: org, type: "Organization" as const, owners: [person.login], repositories: ["two"] };
  await api.sandbox.control.createAccount(input);
  const id = await linkInstallation(api, person.client, org, person.login);
  await waitSynced(api, id);
  const second = { ...person, id, path: person.path.replace(person.id, id) };
  await api.sandbox.control.uninstall(Number(person.id));
  await readStale(person);
  const { answer, names } = await listRepositories(second);
  expect([answer.headers.get("x-cache"), names]).toEqual([null, ["two"]]);
  expect((await statusOf(person)).status).toBe("uninstalled");
  expect((await statusOf(second)).status).toBe("healthy");
});
