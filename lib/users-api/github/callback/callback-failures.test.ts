import { and, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { FaultRule } from "../../../../sandbox/github/control/fault-rules";
import { teamGithubInstallations } from "../../db/schema/github";
import { organizationMemberships } from "../../db/schema/users";
import { createTestApi, type TestApi, uniqueName } from "../../testing/create-test-api";
import { countCalls, createPerson, listInstallations, type Person } from "../../testing/github-kit";
import { callback, landingOf, startState } from "../../testing/link-installation";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterEach(() => api.sandbox.control.clearFaults());
afterAll(() => api.close());

async function returnWith(person: Person, query: Record<string, string>): Promise<string | null> {
  const answer = await callback(person.client, query);
  expect(answer.status).toBe(302);
  return new URL(landingOf(answer), "http://x").searchParams.get("github_link_error");
}

async function installOn(person: Person, account = person.login) {
  const { installation_id } = await api.sandbox.control.install({ account });
  const { code } = await api.sandbox.control.createCode(person.login);
  return { state: await startState(person.client), code, installation_id: String(installation_id) };
}

test("G3: an installation of somebody else is not linked, though its id is known", async () => {
  const [person, other] = [await createPerson(api), await createPerson(api)];
  const query = await installOn(person, other.login);
  expect(await returnWith(person, query)).toBe("installation_not_authorized");
  expect(await listInstallations(person.client)).toEqual([]);
});

test("G3: an installation that is suspended and somebody else's is not linked either", async () => {
  const [person, other] = [await createPerson(api), await createPerson(api)];
  const query = await installOn(person, other.login);
  await api.sandbox.control.updateInstallation(Number(query.installation_id), { suspended: true });
  expect(await returnWith(person, query)).toBe("installation_not_authorized");
});

test.each(["0", "007", "-1", "1.5", "abc", "1".repeat(21), "1/../2", "１２"])(
  "P2: the installation id %s is refused and never reaches GitHub",
  async (installation_id) => {
    const person = await createPerson(api);
    const query = { ...(await installOn(person)), installation_id };
    expect(await returnWith(person, query)).toBe("invalid_installation_id");
    expect(await countCalls(api, `installations/${installation_id}`)).toBe(0);
  },
);

const notJson = { status: 200, body: "<html>" };
const faults: [string, string, FaultRule][] = [
  [
    "a code that GitHub refuses",
    "exchange_failed",
    { path: "/login/oauth/access_token", body: { error: "x" }, status: 200 },
  ],
  ["a failing exchange", "exchange_failed", { path: "/login/oauth/access_token", status: 500 }],
  ["an exchange that is no JSON", "exchange_failed", { path: "/login/oauth/access_token", ...notJson }],
  ["an unknown person", "exchange_failed", { path: "/api/v3/user", status: 500 }],
  [
    "a failing proof of access",
    "installation_verify_failed",
    { path: "/repositories?per_page=1", status: 500 },
  ],
  [
    "a failing look at the installation",
    "installation_fetch_failed",
    { method: "GET", path: "/app/installations/", status: 500 },
  ],
  [
    "a look that is no JSON",
    "installation_fetch_failed",
    { method: "GET", path: "/app/installations/", ...notJson },
  ],
  [
    "a refused installation token",
    "installation_token_failed",
    { method: "POST", path: "/access_tokens", status: 500 },
  ],
];

test.each(faults)("G4: %s ends in %s, and nothing is linked", async (_, code, fault) => {
  const person = await createPerson(api);
  const query = await installOn(person);
  await api.sandbox.control.addFault(fault);
  expect(await returnWith(person, query)).toBe(code);
  await api.sandbox.control.clearFaults();
  expect(await listInstallations(person.client)).toEqual([]);
  expect(await returnWith(person, query)).toBe("invalid_state");
});

test("discovering with a failing list ends in installation_fetch_failed", async () => {
  const person = await createPerson(api);
  const state = await startState(person.client, { connect_from: "posthog_code" });
  const { code } = await api.sandbox.control.createCode(person.login);
  await api.sandbox.control.addFault({ path: "/user/installations", status: 500 });
  const landing = landingOf(await callback(person.client, { state, code }));
  expect(landing).toBe(
    "/account-connected/github-integration?provider=github&error=installation_fetch_failed",
  );
});

test("discovering with nothing installed goes on to the install page, and its state links", async () => {
  const person = await createPerson(api);
  const state = await startState(person.client, { connect_from: "posthog_code" });
  const { code } = await api.sandbox.control.createCode(person.login);
  const url = new URL(landingOf(await callback(person.client, { state, code })));
  expect(url.origin + url.pathname).toBe(`${api.sandbox.url}/apps/account-demo/installations/new`);
  const query = await installOn(person);
  const again = { ...query, state: url.searchParams.get("state") ?? "" };
  const landing = landingOf(await callback(person.client, again));
  expect(landing).toBe("/account-connected/github-integration?provider=github");
  expect(await listInstallations(person.client)).toHaveLength(1);
});

test("one installation that fails while discovering keeps no other from being linked", async () => {
  const person = await createPerson(api);
  const { control } = api.sandbox;
  const org = uniqueName("org");
  await control.createAccount({ login: org, type: "Organization", owners: [person.login] });
  const bad = await control.install({ account: person.login });
  const good = await control.install({ account: org });
  await control.addFault({ method: "POST", path: `/${bad.installation_id}/access_tokens`, status: 500 });
  const state = await startState(person.client, { connect_from: "posthog_code" });
  const { code } = await control.createCode(person.login);
  const landing = landingOf(await callback(person.client, { state, code }));
  expect(landing).toContain("error=installation_token_failed");
  const linked = (await listInstallations(person.client)).map((item) => item.installation_id);
  expect(linked).toEqual([String(good.installation_id)]);
});

/** Holds the looks of linking back until so many wait at once; tells how many did at most. */
function gatherCalls(count: number): () => number {
  const { github } = api.ctx;
  if (!github) throw new Error("No client");
  const look = github.getInstallation;
  let goOn = () => {};
  const gathered = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let [open, most] = [0, 0];
  const spy = vi.spyOn(github, "getInstallation").mockImplementation(async (id, signal) => {
    // A look with a signal is that of a first sync, which begins as soon as one is linked.
    if (signal) return look(id, signal);
    open += 1;
    most = Math.max(most, open);
    if (open === count) goOn();
    await gathered;
    return look(id).finally(() => {
      open -= 1;
    });
  });
  onTestFinished(() => spy.mockRestore());
  return () => most;
}

test("many installations are linked a few at a time, and the first failure in the list is the answer", async () => {
  const person = await createPerson(api);
  const { control } = api.sandbox;
  const ids: string[] = [];
  for (let index = 0; index < 12; index += 1) {
    const login = uniqueName("org");
    await control.createAccount({ login, type: "Organization", owners: [person.login] });
    ids.push(String((await control.install({ account: login })).installation_id));
  }
  const state = await startState(person.client, { connect_from: "posthog_code" });
  const { code } = await control.createCode(person.login);
  // The later one fails at once, the earlier one only after a while.
  await control.addFault({ method: "POST", path: `/${ids[2]}/access_tokens`, status: 500, delayMs: 400 });
  await control.addFault({ method: "GET", path: `/app/installations/${ids[3]}`, status: 500 });
  await control.addFault({ path: "/app/installations/", delayMs: 100 });
  const mostAtOnce = gatherCalls(4);
  const landing = landingOf(await callback(person.client, { state, code }));
  expect(mostAtOnce()).toBe(4);
  expect(landing).toContain("error=installation_token_failed");
  const linked = (await listInstallations(person.client)).map((item) => item.installation_id);
  expect(linked.sort()).toEqual(ids.filter((_, index) => index !== 2 && index !== 3).sort());
});

test("returns of one person at once link everything, without waiting for each other for good", async () => {
  const person = await createPerson(api);
  const { control } = api.sandbox;
  const ids: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    const login = uniqueName("org");
    await control.createAccount({ login, type: "Organization", owners: [person.login] });
    ids.push(String((await control.install({ account: login })).installation_id));
  }
  const discover = async () => {
    const state = await startState(person.client, { connect_from: "posthog_code" });
    const { code } = await control.createCode(person.login);
    return landingOf(await callback(person.client, { state, code }));
  };
  await discover();
  const landings = await Promise.all([discover(), discover(), discover(), discover()]);
  const success = "/account-connected/github-integration?provider=github";
  expect(landings).toEqual([success, success, success, success]);
  const linked = (await listInstallations(person.client)).map((item) => item.installation_id);
  expect(linked.sort()).toEqual(ids.sort());
});

async function shareWithTeam(person: Person) {
  const { control } = api.sandbox;
  const { installation_id } = await control.install({ account: person.login });
  const installationId = String(installation_id);
  await api.ctx.db.insert(teamGithubInstallations).values({ teamId: person.teamId, installationId });
  const { code } = await control.createCode(person.login, "http://localhost:4999/complete/github-link/");
  const state = await startState(person.client, { connect_from: "posthog_code" });
  return { installationId, code, state };
}

test("G3: the authorize flow links what the state names and ignores the address", async () => {
  const [person, other] = [await createPerson(api), await createPerson(api)];
  const { installationId, code, state } = await shareWithTeam(person);
  const foreign = await api.sandbox.control.install({ account: other.login });
  const query = { state, code, installation_id: String(foreign.installation_id) };
  const landing = landingOf(await callback(person.client, query));
  expect(landing).toBe("/account-connected/github-integration?provider=github");
  const linked = (await listInstallations(person.client)).map((item) => item.installation_id);
  expect(linked).toEqual([installationId]);
});

test("A1: who left the team meanwhile cannot link its installation any more", async () => {
  const person = await createPerson(api);
  const { code, state } = await shareWithTeam(person);
  const isMine = and(
    eq(organizationMemberships.userId, person.user.id),
    eq(organizationMemberships.organizationId, person.organizationId),
  );
  await api.ctx.db.delete(organizationMemberships).where(isMine);
  const landing = landingOf(await callback(person.client, { state, code }));
  expect(landing).toContain("error=invalid_installation");
  expect(await listInstallations(person.client)).toEqual([]);
});

test("L2: no code, state or token of a failed return is logged", async () => {
  const person = await createPerson(api);
  const query = await installOn(person);
  await api.sandbox.control.addFault({ path: "/repositories?per_page=1", status: 500 });
  await returnWith(person, query);
  const log = api.logLines.join("\n");
  const token = new URLSearchParams(query.state).get("token") ?? "";
  expect(log).toContain("github verify failed");
  expect(log).not.toContain(token);
  expect(log).not.toContain(query.code);
  expect(log).not.toMatch(/gh[sur]_/);
});
