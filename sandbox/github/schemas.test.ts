import { createPublicKey } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiApp } from "./api/api-app";
import { createFaultRules } from "./control/fault-rules";
import { createRequestLog } from "./control/request-log";
import { asSchema } from "./published-schema-reader";
import { loadPublishedSchemas } from "./published-schemas";
import { openStore } from "./store";
import {
  CALLBACK_URL,
  createInstallationToken,
  createStrangerKey,
  exchange,
  signAppJwt,
  startTestSandbox,
  type TestSandbox,
  testApp,
} from "./test-kit";

const USER = "GET /user";
const USER_INSTALLATIONS = "GET /user/installations";
const USER_REPOSITORIES = "GET /user/installations/{installation_id}/repositories";
const INSTALLATION = "GET /app/installations/{installation_id}";
const UNINSTALL = "DELETE /app/installations/{installation_id}";
const TOKEN = "POST /app/installations/{installation_id}/access_tokens";
const REPOSITORIES = "GET /installation/repositories";
const REPOSITORY = "GET /repos/{owner}/{repo}";
const BRANCHES = "GET /repos/{owner}/{repo}/branches";

/** `:mona`, `:acme` and `:globex` stand for installations; globex's is suspended. */
type Call = [status: number, operation: string, path: string, as: string, body?: unknown];

const successes: Call[] = [
  [200, USER, "/user", "person"],
  [200, USER_INSTALLATIONS, "/user/installations", "person"],
  [200, USER_REPOSITORIES, "/user/installations/:mona/repositories?per_page=100", "person"],
  [200, USER_REPOSITORIES, "/user/installations/:acme/repositories?per_page=100", "person"],
  [200, INSTALLATION, "/app/installations/:mona", "app"],
  [200, INSTALLATION, "/app/installations/:acme", "app"],
  [200, INSTALLATION, "/app/installations/:globex", "app"],
  [201, TOKEN, "/app/installations/:acme/access_tokens", "app"],
  [201, TOKEN, "/app/installations/:mona/access_tokens", "app", { repositories: ["dotfiles"] }],
  [201, TOKEN, "/app/installations/:mona/access_tokens", "app", { permissions: { contents: "read" } }],
  [200, REPOSITORIES, "/installation/repositories?per_page=100", "mona"],
  [200, REPOSITORIES, "/installation/repositories?per_page=100&page=120", "acme"],
  [200, REPOSITORY, "/repos/mona/dotfiles", "mona"],
  [200, REPOSITORY, "/repos/mona/empty-start", "mona"],
  [200, REPOSITORY, "/repos/acme/monolith", "person"],
  [200, BRANCHES, "/repos/mona/dotfiles/branches", "mona"],
  [200, BRANCHES, "/repos/mona/empty-start/branches", "mona"],
  [200, BRANCHES, "/repos/acme/monolith/branches?per_page=100&page=50", "acme"],
];

const refusals: Call[] = [
  [401, USER, "/user", "nobody"],
  [401, USER, "/user", "mona"],
  [401, USER_INSTALLATIONS, "/user/installations", "app"],
  [403, USER_REPOSITORIES, "/user/installations/:globex/repositories", "person"],
  [404, USER_REPOSITORIES, "/user/installations/1/repositories", "person"],
  [401, INSTALLATION, "/app/installations/:mona", "stranger"],
  [404, INSTALLATION, "/app/installations/1", "app"],
  [401, UNINSTALL, "/app/installations/:mona", "mona"],
  [404, UNINSTALL, "/app/installations/1", "app"],
  [400, TOKEN, "/app/installations/:mona/access_tokens", "app", "no object"],
  [403, TOKEN, "/app/installations/:globex/access_tokens", "app"],
  [404, TOKEN, "/app/installations/1/access_tokens", "app"],
  [422, TOKEN, "/app/installations/:mona/access_tokens", "app", { permissions: { administration: "write" } }],
  [422, TOKEN, "/app/installations/:mona/access_tokens", "app", { repositories: ["nothing-here"] }],
  [401, REPOSITORIES, "/installation/repositories", "person"],
  [403, REPOSITORIES, "/installation/repositories", "globex"],
  [404, REPOSITORY, "/repos/acme/monolith", "mona"],
  [401, BRANCHES, "/repos/mona/dotfiles/branches", "nobody"],
  [404, BRANCHES, "/repos/mona/nothing-here/branches", "mona"],
];

let sandbox: TestSandbox;
let findProblems: Awaited<ReturnType<typeof loadPublishedSchemas>>;
let ids: Record<string, number>;
let tokens: Record<string, string>;

beforeAll(async () => {
  [sandbox, findProblems] = await Promise.all([startTestSandbox(), loadPublishedSchemas()]);
  const { installation_id: mona, code } = await sandbox.control.installAndCode({
    account: "mona",
    by: "mona",
  });
  const { installation_id: acme } = await sandbox.control.install({ account: "acme" });
  const { installation_id: globex } = await sandbox.control.install({ account: "globex" });
  ids = { mona, acme, globex };
  tokens = {
    person: String((await exchange(sandbox, { code })).body.access_token),
    app: await signAppJwt(),
    stranger: await signAppJwt(createStrangerKey()),
    mona: await createInstallationToken(sandbox, mona),
    acme: await createInstallationToken(sandbox, acme),
    globex: await createInstallationToken(sandbox, globex),
  };
  await sandbox.control.updateInstallation(globex, { suspended: true });
});

afterAll(() => sandbox.close());

test.each(successes)("%i of %s (%s as %s) is what GitHub publishes, field by field", async (...call) => {
  expect(await check(call)).toMatchObject({ status: call[0], problems: [] });
});

test.each(refusals)("%i of %s (%s as %s) has GitHub's error body", async (...call) => {
  const [status] = call;
  const body = { message: expect.any(String), documentation_url: expect.any(String), status: String(status) };
  expect(await check(call)).toMatchObject({ status, problems: [], body });
});

test("an uninstallation has no body", async () => {
  const { installation_id } = await sandbox.control.install({ account: "olivia" });
  const call = await check([204, UNINSTALL, `/app/installations/${installation_id}`, "app"]);
  expect(call).toEqual({ status: 204, problems: [], body: null });
});

test("one missing, odd or invented field among 40 repositories is found", async () => {
  const answer = await check([200, REPOSITORIES, "/installation/repositories?per_page=100", "mona"]);
  const body = asSchema(answer.body);
  const entries = Object.values(asSchema(body.repositories)).map(asSchema);
  const find = (change: object) => {
    const repositories = entries.map((entry, index) => (index === 39 ? { ...entry, ...change } : entry));
    return findProblems({ operation: REPOSITORIES, status: 200, body: { ...body, repositories } });
  };
  expect(find({})).toEqual([]);
  expect(find({ forks_url: undefined }).join()).toContain("/repositories/39");
  expect(find({ hooks_url: "no address" }).join()).toContain("/repositories/39/hooks_url");
  expect(find({ owner: { login: "mona" } }).join()).toContain("/repositories/39/owner");
  expect(find({ shoe_size: 41 }).join()).toContain("shoe_size");
});

test("every endpoint of the sandbox is compared with what GitHub publishes", async () => {
  const app = createApiApp({
    store: await openStore({}),
    app: testApp,
    appPublicKey: createPublicKey(testApp.privateKeyPem),
    callbackUrl: CALLBACK_URL,
    url: "",
    latencyMs: 0,
    faults: createFaultRules(),
    log: createRequestLog(),
  });
  const served = app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path.replace(/:id\{[^}]+\}/, "{installation_id}")}`)
    .map((operation) => operation.replace(":owner", "{owner}").replace(":repo", "{repo}"));
  const listed = [...successes.map(([, operation]) => operation), UNINSTALL];
  expect(served.filter((operation) => !listed.includes(operation))).toEqual([]);
});

async function check([, operation, path, as, body]: Call) {
  const token = tokens[as];
  const response = await fetch(sandbox.apiUrl + path.replace(/:(\w+)/, (_, name) => String(ids[name])), {
    method: operation.split(" ")[0] ?? "",
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  const answer: unknown = text === "" ? null : JSON.parse(text);
  const problems = findProblems({ operation, status: response.status, body: answer });
  return { status: response.status, problems, body: answer };
}
