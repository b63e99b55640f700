import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:net";
import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createUsersApi } from "../app";
import { githubInstallations } from "../db/schema/github";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createKeyClient } from "../testing/test-client";
import { createGithubClient } from "./client/create-github-client";
import type { GithubClient } from "./client/github-client";
import { catchGithubError, testKeys } from "./client/scripted-github";
import type { GithubSettings } from "./client/types";

/*
 * Our client and API against a GitHub that others wrote: `emulate`. Where it differs from GitHub:
 * - It finds an App by the number in a JWT's issuer. GitHub takes the client id as well, which is what our
 *   client signs with; so the client id here is that number.
 * - A person's token (`gho_`) neither expires nor can be refreshed: it knows OAuth Apps, not a GitHub App's
 *   users. Refreshing is proved against our own sandbox alone.
 * - A token it does not know is the first person's, where GitHub answers 401.
 * - A private repository out of reach is 403, where GitHub answers 404.
 * - Branches come in the order of a locale, where GitHub's is by byte; no answer has an ETag.
 * - The redirect URI is compared when the page is shown alone, neither when it is sent nor at the exchange.
 */
const CALLBACK_URL = "http://localhost:4999/complete/github-link/";
const INSTALLATION_ID = 8101;
const BRANCH_COUNT = 230;
const APP: GithubSettings["app"] = {
  slug: "account-app",
  id: "4711",
  clientId: "4711",
  clientSecret: "s3cret-of-the-app",
  privateKey: testKeys.privateKey,
};

const BRANCHES = Array.from(
  { length: BRANCH_COUNT },
  (_, index) => `feature/topic-${String(index).padStart(3, "0")}`,
);
const STRANGER_KEY = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({
  type: "pkcs8",
  format: "pem",
});
const SEED = {
  users: [{ login: "olivia" }, { login: "mona" }],
  orgs: [{ login: "acme", members: [{ login: "mona", role: "admin" }] }],
  repos: [{ owner: "acme", name: "web.site", private: true, default_branch: "trunk", auto_init: true }],
  oauth_apps: [
    {
      client_id: APP.clientId,
      client_secret: APP.clientSecret,
      name: "Account",
      redirect_uris: [CALLBACK_URL],
    },
  ],
  apps: [
    {
      app_id: Number(APP.id),
      slug: APP.slug,
      name: "Account",
      private_key: APP.privateKey,
      installations: [
        {
          installation_id: INSTALLATION_ID,
          account: "acme",
          repository_selection: "all",
          permissions: { contents: "write", metadata: "read" },
        },
      ],
    },
  ],
};

let foreign: Emulator;
let github: GithubClient;

beforeAll(async () => {
  const port = await findFreePort();
  foreign = await createEmulator({
    service: "github",
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    seed: { tokens: {}, github: SEED },
  });
  github = connect();
  await createBranches();
});

afterAll(() => foreign.close());

describe("as the App", () => {
  test("the App's signature is accepted and the installation is read", async () => {
    expect(await github.getInstallation(String(INSTALLATION_ID))).toMatchObject({
      id: String(INSTALLATION_ID),
      account: { type: "Organization", name: "acme" },
      repositorySelection: "all",
      suspendedAt: null,
      permissions: { contents: "write", metadata: "read" },
    });
  });

  test("another key's signature is refused as unauthorized", async () => {
    const stranger = connect({ privateKey: String(STRANGER_KEY) });
    const refused = await catchGithubError(stranger.getInstallation(String(INSTALLATION_ID)));
    expect(refused).toMatchObject({ kind: "unauthorized", status: 401 });
    const unminted = await catchGithubError(stranger.createInstallationToken(String(INSTALLATION_ID)));
    expect(unminted.kind).toBe("unauthorized");
  });

  test("an installation token is minted for an hour", async () => {
    const { token, expiresAt, repositorySelection } = await mint();
    expect(token).toMatch(/^ghs_/);
    expect(Math.abs(expiresAt.getTime() - Date.now() - 3_600_000)).toBeLessThan(60_000);
    expect(repositorySelection).toBe("all");
  });

  test("an installation that does not exist is gone", async () => {
    expect((await catchGithubError(github.getInstallation("1"))).kind).toBe("gone");
    expect((await catchGithubError(github.createInstallationToken("1"))).kind).toBe("gone");
  });
});

describe("as a person", () => {
  test("the authorize page leads to a code, the code to a token and the token to the person", async () => {
    const { code, state } = await authorize("mona", "token=abc&source=user_integration");
    expect(state).toBe("token=abc&source=user_integration");
    const tokens = await github.exchangeCode({ code, redirectUri: CALLBACK_URL });
    expect(tokens).toMatchObject({ accessTokenExpiresAt: null, refreshToken: null });
    expect(await github.getUser(tokens.accessToken)).toMatchObject({ login: "mona" });
  });

  test("a used code, an unknown code and a wrong client secret are refused", async () => {
    const { code } = await authorize("mona", "x");
    const wrong = connect({ clientSecret: "another" }).exchangeCode({ code });
    const refused = await catchGithubError(wrong);
    expect(refused).toMatchObject({ kind: "bad_grant", oauthCode: "incorrect_client_credentials" });
    await github.exchangeCode({ code });
    for (const spent of [code, "0123456789abcdef0123"]) {
      const again = await catchGithubError(github.exchangeCode({ code: spent }));
      expect(again).toMatchObject({ kind: "bad_grant", oauthCode: "bad_verification_code" });
    }
  });
});

describe("a repository", () => {
  test("its branches come whole over several pages, and its default branch is named", async () => {
    const { token } = await mint();
    const call = { owner: "acme", repo: "web.site", token };
    const names = await github.listAllBranches(call);
    expect(names.length).toBe(BRANCH_COUNT + 1);
    expect([...names].sort()).toEqual([...BRANCHES, "trunk"].sort());
    expect(await github.getDefaultBranch(call)).toBe("trunk");
  });

  test("one that does not exist is gone", async () => {
    const call = { owner: "acme", repo: "nothing-here", token: (await mint()).token };
    expect((await catchGithubError(github.listAllBranches(call))).kind).toBe("gone");
    expect((await catchGithubError(github.getDefaultBranch(call))).kind).toBe("gone");
  });
});

describe("through the Users API", () => {
  let api: TestApi;
  beforeAll(async () => {
    const made = await createTestApi();
    const ctx = { ...made.ctx, github };
    api = { ...made, ctx, app: createUsersApi(ctx) };
  });
  afterAll(() => api.close());

  test("a linked installation's branches are listed, the default first, and an unknown repository is 404", async () => {
    const { user } = await api.accounts.createUser();
    const row = { userId: user.id, installationId: String(INSTALLATION_ID) };
    await api.ctx.db.insert(githubInstallations).values(row);
    const client = createKeyClient(api, await api.accounts.createKey(user, ["user:read"]));
    const path = `/api/users/@me/integrations/github/${INSTALLATION_ID}/branches/`;
    const found = await client.get(`${path}?repo=acme/web.site&limit=1000`);
    expect(found).toMatchObject({ status: 200, body: { default_branch: "trunk", has_more: false } });
    const { branches } = found.body as { branches: string[] };
    expect([branches[0], branches.length]).toEqual(["trunk", BRANCH_COUNT + 1]);
    const searched = await client.get(`${path}?repo=acme/web.site&search=topic-007`);
    expect(searched.body).toMatchObject({ branches: ["feature/topic-007"] });
    expect((await client.get(`${path}?repo=acme/nothing-here`)).status).toBe(404);
  });
});

/** Only our own sandbox proves these. Should one be answered some day, it belongs in a test above. */
test.each([
  ["the install page", "GET", "/apps/account-app/installations/new"],
  ["a person's installations", "GET", "/user/installations"],
  ["what a person sees of one", "GET", `/user/installations/${INSTALLATION_ID}/repositories`],
  ["an installation's repositories", "GET", "/installation/repositories"],
  ["uninstalling", "DELETE", `/app/installations/${INSTALLATION_ID}`],
  ["suspending", "PUT", `/app/installations/${INSTALLATION_ID}/suspended`],
])("out of the foreign GitHub's reach: %s", async (_, method, path) => {
  expect((await fetch(foreign.url + path, { method, redirect: "manual" })).status).toBe(404);
});

function connect(app: Partial<GithubSettings["app"]> = {}): GithubClient {
  // It serves pages and API on one address, where GitHub Enterprise has the API at /api/v3.
  return createGithubClient({ url: foreign.url, apiUrl: foreign.url, app: { ...APP, ...app } });
}

function mint() {
  return github.createInstallationToken(String(INSTALLATION_ID));
}

/** A person at the pages: opens the one our link leads to and presses the button with their name. */
async function authorize(login: string, state: string): Promise<{ code: string; state: string | null }> {
  const page = await fetch(github.buildAuthorizeUrl({ state, redirectUri: CALLBACK_URL }));
  const forms = (await page.text()).split("<form").slice(1);
  const form = forms.find((text) => text.includes(`name="login" value="${login}"`)) ?? "";
  const action = /action="([^"]+)"/.exec(form)?.[1] ?? "";
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = "", value = ""]): [string, string] => [name, value.replaceAll("&amp;", "&")],
  );
  const answer = await fetch(new URL(action, foreign.url), {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(back.origin + back.pathname).toBe(CALLBACK_URL);
  return { code: back.searchParams.get("code") ?? "", state: back.searchParams.get("state") };
}

/** The seed has no branches beside the default one. */
async function createBranches(): Promise<void> {
  const { token } = await mint();
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const repository = `${foreign.url}/repos/acme/web.site`;
  const trunk = await fetch(`${repository}/git/ref/heads/trunk`, { headers });
  const { object } = (await trunk.json()) as { object: { sha: string } };
  for (const name of BRANCHES) {
    const body = JSON.stringify({ ref: `refs/heads/${name}`, sha: object.sha });
    const created = await fetch(`${repository}/git/refs`, { method: "POST", headers, body });
    expect(created.status).toBe(201);
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
