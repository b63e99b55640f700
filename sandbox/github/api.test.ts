import { afterAll, beforeAll, expect, test } from "vitest";
import { getWithHost } from "../shared/get-with-host";
import {
  callApi,
  createInstallationToken,
  createStrangerKey,
  readJson,
  signAppJwt,
  startTestSandbox,
  type TestSandbox,
} from "./test-kit";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});

afterAll(() => sandbox.close());

test("all 12,000 repositories come once each in 120 pages that name the next", async () => {
  const { installation_id } = await sandbox.control.install({ account: "acme", by: "mona" });
  const token = await createInstallationToken(sandbox, installation_id);
  const names = new Set<string>();
  let next: string | undefined = "/installation/repositories?per_page=100";
  let pages = 0;
  while (next !== undefined) {
    const response: Response = await callApi(sandbox, next, { token });
    const { repositories, total_count } = (await response.json()) as {
      repositories: { full_name: string }[];
      total_count: number;
    };
    expect(total_count).toBe(12_000);
    for (const repository of repositories) names.add(repository.full_name.toLowerCase());
    const link: string = response.headers.get("link") ?? "";
    next = /<([^>]+)>; rel="next"/.exec(link)?.[1]?.slice(sandbox.apiUrl.length);
    expect(link.includes('rel="last"')).toBe(next !== undefined);
    expect(link.includes('rel="prev"') && link.includes('rel="first"')).toBe(pages > 0);
    pages += 1;
  }
  expect(pages).toBe(120);
  expect(names.size).toBe(12_000);
  expect(names).toContain("acme/monolith");
});

test("the largest repository has 5,000 branches, and an empty one has none", async () => {
  const acme = await sandbox.control.install({ account: "acme" });
  const token = await createInstallationToken(sandbox, acme.installation_id);
  const page = await callApi(sandbox, "/repos/acme/monolith/branches?per_page=100&page=50", { token });
  expect(await page.json()).toHaveLength(100);
  expect(page.headers.get("link")).not.toContain('rel="next"');
  const mona = await sandbox.control.install({ account: "mona" });
  const own = await createInstallationToken(sandbox, mona.installation_id);
  const empty = await callApi(sandbox, "/repos/mona/empty-start/branches", { token: own });
  expect(await empty.json()).toEqual([]);
});

test("an unchanged list answers 304 to its ETag and a changed one does not", async () => {
  await sandbox.control.createAccount({ login: "etag-user", type: "User", repositories: ["one"] });
  const { installation_id } = await sandbox.control.install({ account: "etag-user" });
  const token = await createInstallationToken(sandbox, installation_id);
  const first = await callApi(sandbox, "/installation/repositories", { token });
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  const second = await callApi(sandbox, "/installation/repositories", { token, headers });
  expect([second.status, await second.text()]).toEqual([304, ""]);
  await sandbox.control.changeRepositories("etag-user", { add: ["two"], rename: { one: "uno" } });
  const third = await callApi(sandbox, "/installation/repositories", { token, headers });
  const { repositories } = (await third.json()) as { repositories: { name: string }[] };
  expect(repositories.map((repository) => repository.name)).toEqual(["uno", "two"]);
});

test("a suspended installation gives 403, an uninstalled one 404, and both lose their tokens", async () => {
  const { installation_id: id } = await sandbox.control.install({ account: "globex", by: "olivia" });
  const token = await createInstallationToken(sandbox, id);
  const path = `/app/installations/${id}/access_tokens`;
  await sandbox.control.updateInstallation(id, { suspended: true });
  const refused = await callApi(sandbox, path, { method: "POST", token: await signAppJwt() });
  expect(refused.status).toBe(403);
  expect(await readJson(refused)).toMatchObject({ message: "This installation has been suspended" });
  expect((await callApi(sandbox, "/installation/repositories", { token })).status).toBe(403);

  const jwt = await signAppJwt();
  const removed = await callApi(sandbox, `/app/installations/${id}`, { method: "DELETE", token: jwt });
  expect(removed.status).toBe(204);
  const missing = await callApi(sandbox, path, { method: "POST", token: jwt });
  expect([missing.status, (await readJson(missing)).message]).toEqual([404, "Not Found"]);
  expect((await callApi(sandbox, "/installation/repositories", { token })).status).toBe(401);
});

test("a JWT signed by another key is refused with 401", async () => {
  const token = await signAppJwt(createStrangerKey());
  expect((await callApi(sandbox, "/app/installations/1", { token })).status).toBe(401);
});

test("a missing permission hides branches with 403", async () => {
  const { installation_id } = await sandbox.control.install({ account: "olivia" });
  const token = await createInstallationToken(sandbox, installation_id);
  await sandbox.control.updateInstallation(installation_id, { permissions: { metadata: "read" } });
  await sandbox.control.changeRepositories("olivia", { add: ["notes"] });
  expect((await callApi(sandbox, "/repos/olivia/notes", { token })).status).toBe(200);
  expect((await callApi(sandbox, "/repos/olivia/notes/branches", { token })).status).toBe(403);
});

test("a fault answers as told, as often as told, and the log shows it", async () => {
  await sandbox.control.resetLog();
  await sandbox.control.addFault({ path: "/user", status: 502, headers: { "retry-after": "3" }, times: 1 });
  const broken = await callApi(sandbox, "/user");
  expect([broken.status, broken.headers.get("retry-after")]).toEqual([502, "3"]);
  const healed = await callApi(sandbox, "/user", { token: "ghu_wrong" });
  expect([healed.status, (await readJson(healed)).message]).toEqual([401, "Bad credentials"]);
  const log = await sandbox.control.listLog();
  expect(log.map((entry) => [entry.path, entry.status, entry.as])).toEqual([
    ["/api/v3/user", 502, "anonymous"],
    ["/api/v3/user", 401, "anonymous"],
  ]);
});

test("controls refuse a browser, and every page refuses a rebound name", async () => {
  const headers = { "x-sandbox-control": "1", origin: sandbox.url };
  expect((await fetch(`${sandbox.url}/_sandbox/log`, { headers })).status).toBe(403);
  expect((await fetch(`${sandbox.url}/_sandbox/log`)).status).toBe(403);
  expect(await getWithHost(`${sandbox.url}/login`, "github.attacker.example")).toBe(421);
});
