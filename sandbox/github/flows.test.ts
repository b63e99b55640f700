import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  CALLBACK_URL,
  callApi,
  createInstallationToken,
  exchange,
  readJson,
  startTestSandbox,
  submitForm,
  type TestSandbox,
  testApp,
} from "./test-kit";

const INSTALL_PATH = `/apps/${testApp.slug}/installations/new/permissions`;
const STATE = "token=abc&source=user_integration";

let sandbox: TestSandbox;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "github-sandbox-"));
  sandbox = await startTestSandbox({ stateFile: join(folder, "state.json") });
});

afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

test("an owner who installs comes back with a code, the installation and the state", async () => {
  const { id } = await sandbox.control.getAccount("mona");
  const fields = {
    target_id: String(id),
    state: STATE,
    selection: "selected",
    names: "dotfiles",
    action: "install",
  };
  const query = readRedirect(await submitForm(sandbox, "mona", INSTALL_PATH, fields));
  expect(query).toMatchObject({ setup_action: "install", state: STATE });
  const { body } = await exchange(sandbox, { code: query.code ?? "" });
  const token = String(body.access_token);
  expect(await readJson(await callApi(sandbox, "/user", { token }))).toMatchObject({ login: "mona" });
  const path = `/user/installations/${query.installation_id}/repositories`;
  const list = await readJson(await callApi(sandbox, path, { token }));
  expect(list).toMatchObject({ total_count: 1, repositories: [{ full_name: "mona/dotfiles" }] });
});

test("a code works once", async () => {
  const { code } = await sandbox.control.createCode("mona");
  expect((await exchange(sandbox, { code })).body.access_token).toMatch(/^ghu_\w{36}$/);
  const again = await exchange(sandbox, { code });
  expect([again.status, again.body.error]).toEqual([200, "bad_verification_code"]);
});

test("a refresh replaces both tokens and the old ones stop working", async () => {
  const { code } = await sandbox.control.createCode("mona");
  const first = (await exchange(sandbox, { code })).body;
  const refresh = { grant_type: "refresh_token", refresh_token: String(first.refresh_token) };
  const second = (await exchange(sandbox, refresh)).body;
  expect(second.access_token).not.toBe(first.access_token);
  expect((await callApi(sandbox, "/user", { token: String(first.access_token) })).status).toBe(401);
  expect((await callApi(sandbox, "/user", { token: String(second.access_token) })).status).toBe(200);
  expect((await exchange(sandbox, refresh)).body.error).toBe("bad_refresh_token");
});

test("a member can only ask, and the owner's approval installs", async () => {
  const { id } = await sandbox.control.getAccount("globex");
  const fields = { target_id: String(id), state: STATE, selection: "all", action: "install" };
  const query = readRedirect(await submitForm(sandbox, "mona", INSTALL_PATH, fields));
  expect(query).toEqual({ setup_action: "request", state: STATE });
  const [request] = await sandbox.control.listRequests();
  expect(request).toMatchObject({ account: "globex", by: "mona" });

  const path = "/organizations/globex/settings/installation_requests";
  const answer = { request: String(request?.id), action: "approve" };
  expect((await submitForm(sandbox, "mona", path, answer)).status).toBe(404);
  expect((await submitForm(sandbox, "olivia", path, answer)).status).toBe(303);
  const installed = await sandbox.control.listInstallations();
  expect(installed.map((one) => one.account)).toContain("globex");
  expect(await sandbox.control.listRequests()).toEqual([]);
});

test("saving settings comes back as an update without a code", async () => {
  const { installation_id } = await sandbox.control.install({ account: "acme" });
  const path = `/organizations/acme/settings/installations/${installation_id}`;
  const fields = { state: STATE, selection: "all", action: "save" };
  const query = readRedirect(await submitForm(sandbox, "mona", path, fields));
  expect(query).toEqual({ installation_id: String(installation_id), setup_action: "update", state: STATE });
});

test("a cancelled install and a refused authorization come back as access_denied", async () => {
  const { id } = await sandbox.control.getAccount("olivia");
  const cancel = { target_id: String(id), state: STATE, action: "cancel" };
  const denied = readRedirect(await submitForm(sandbox, "olivia", INSTALL_PATH, cancel));
  expect(denied).toMatchObject({ error: "access_denied", state: STATE });
  const authorize = { client_id: testApp.clientId, state: STATE, authorize: "0" };
  const refused = readRedirect(await submitForm(sandbox, "olivia", "/login/oauth/authorize", authorize));
  expect(refused).toMatchObject({ error: "access_denied", state: STATE });
});

test("an authorization never sends a code to an address the App did not register", async () => {
  for (const redirect_uri of ["http://localhost:4998/complete/github-link/", `${CALLBACK_URL}../../evil`]) {
    const query = new URLSearchParams({ client_id: testApp.clientId, redirect_uri });
    const { name, value } = await sandbox.control.createSession("mona");
    const response = await fetch(`${sandbox.url}/login/oauth/authorize?${query}`, {
      redirect: "manual",
      headers: { cookie: `${name}=${value}` },
    });
    expect(response.status).toBe(400);
  }
});

test("a person who authorized before passes at once, and one who revoked is asked again", async () => {
  const query = new URLSearchParams({
    client_id: testApp.clientId,
    redirect_uri: CALLBACK_URL,
    state: STATE,
  });
  const visit = async () => {
    const { name, value } = await sandbox.control.createSession("mona");
    const headers = { cookie: `${name}=${value}` };
    return fetch(`${sandbox.url}/login/oauth/authorize?${query}`, { redirect: "manual", headers });
  };
  await sandbox.control.createCode("mona");
  const passed = readRedirect(await visit());
  expect((await exchange(sandbox, { code: passed.code ?? "", redirect_uri: CALLBACK_URL })).body.error).toBe(
    undefined,
  );
  await sandbox.control.revokeTokens("mona");
  expect(await (await visit()).text()).toContain("Authorize account-demo</button>");
});

test("accounts, installations and tokens outlive a restart", async () => {
  await sandbox.control.createAccount({ login: "keeper", type: "User", repositories: 3 });
  const { installation_id, code } = await sandbox.control.installAndCode({ account: "keeper", by: "keeper" });
  const { access_token } = (await exchange(sandbox, { code })).body;
  const token = await createInstallationToken(sandbox, installation_id);
  const before = await (await callApi(sandbox, "/installation/repositories", { token })).text();
  const { url } = sandbox;
  await sandbox.close();
  sandbox = await startTestSandbox({ stateFile: join(folder, "state.json") });
  const after = await (await callApi(sandbox, "/installation/repositories", { token })).text();
  expect(after.replaceAll(sandbox.url, url)).toBe(before);
  expect((await callApi(sandbox, "/user", { token: String(access_token) })).status).toBe(200);
});

function readRedirect(response: Response): Record<string, string> {
  expect(response.status).toBe(302);
  const url = new URL(response.headers.get("location") ?? "");
  expect(url.origin + url.pathname).toBe(CALLBACK_URL);
  return Object.fromEntries(url.searchParams);
}
