import { GITHUB_LINK_PATH, routes } from "@/lib/routes";
import {
  createGithubAccount,
  createGithubOrganization,
  linkAccount,
  signInToGithub,
  startLink,
} from "./fixtures/github";
import { refreshUntilRefused } from "./fixtures/health";
import { callApi, createPerson, expireLinkStates, type Person } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

const list = "/api/users/@me/integrations/";

async function repositoryNames(person: Person, id: string): Promise<string[]> {
  const answer = await callApi(person, `${list}github/${id}/repos/`);
  const { repositories } = (await answer.json()) as { repositories: { name: string }[] };
  return repositories.map((row) => row.name);
}

async function linkedAccounts(person: Person) {
  const { results } = (await (await callApi(person, list)).json()) as {
    results: { account: { name: string }; installation_id: string }[];
  };
  return results.map((row) => row.account.name);
}

test("a person connects their own account through GitHub's install page", async ({
  page,
  signedIn,
  github,
}) => {
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Connect GitHub" }).click();
  await page.getByRole("link", { name: `Install ${github.login}` }).click();
  await page.getByRole("button", { name: "Install & Authorize" }).click();

  await expect(page.getByText(`${github.login} connected`, { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: github.login })).toBeVisible();
  // G5: the outcome leaves the address bar, so that a reload does not tell it again.
  await expect(page).toHaveURL(routes.github);
  await page.reload();
  await expect(page.getByRole("heading", { name: github.login })).toBeVisible();
  await expect(page.getByText(`${github.login} connected`, { exact: true })).toHaveCount(0);
  expect(await linkedAccounts(signedIn)).toEqual([github.login]);
});

test("an organisation is connected as a second account beside the first", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  await linkAccount(context, signedIn, github);
  const organization = await createGithubOrganization(github);
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Add account or organisation" }).click();
  await page.getByRole("link", { name: `Install ${organization}` }).click();
  await page.getByRole("button", { name: "Install & Authorize" }).click();

  await expect(page.getByText(`${organization} connected`, { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: organization })).toBeVisible();
  await expect(page.getByRole("heading", { name: github.login })).toBeVisible();
  expect((await linkedAccounts(signedIn)).sort()).toEqual([organization, github.login].sort());
});

test("an App that is there already is connected without installing again", async ({
  page,
  signedIn,
  github,
}) => {
  await github.control.install({ account: github.login, by: github.login });
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Connect GitHub" }).click();
  await page.getByRole("link", { name: `Configure ${github.login}` }).click();
  await page.getByRole("button", { name: "Save" }).click();
  const authorize = page.getByRole("button", { name: /^Authorize/ });
  await authorize.click();
  await expect(page.getByText(`${github.login} connected`, { exact: true })).toBeVisible();
  expect(await linkedAccounts(signedIn)).toEqual([github.login]);
});

test("choosing on GitHub what is connected already says that no account was added", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  await linkAccount(context, signedIn, github);
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Add account or organisation" }).click();
  await page.getByRole("link", { name: `Configure ${github.login}` }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("No account was added", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(routes.github);
  expect(await linkedAccounts(signedIn)).toEqual([github.login]);
});

test("a change made on GitHub is not taken for a new connection, and its count follows", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  const [kept] = await repositoryNames(signedIn, id);
  await github.control.updateInstallation(Number(id), { selection: [kept ?? ""] });
  const query = { installation_id: id, setup_action: "update" };
  await page.goto(`${GITHUB_LINK_PATH}?${new URLSearchParams(query)}`);
  await expect(page.getByText(`Settings of ${github.login} taken over from GitHub`)).toBeVisible();
  await expect(page.getByText("1 selected repository")).toBeVisible();
  await expect(page).toHaveURL(routes.github);
});

test("everything linked already is help with the pages to go to, not an error", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  const owner = await createGithubAccount(1);
  const organization = await createGithubOrganization(github, { role: "member", owner: owner.login });
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Add account or organisation" }).click();
  await page.getByRole("link", { name: new RegExp(`(Install|Request) ${organization}`) }).click();
  await page.getByRole("button", { name: "Request" }).click();
  await page.getByRole("heading", { name: "Waiting for approval" }).waitFor();
  const [request] = (await owner.control.listRequests()).filter((row) => row.account === organization);
  const approved = await owner.control.approveRequest(request?.id ?? 0);
  await page.reload();
  await page.getByRole("button", { name: /^Finish connecting/ }).waitFor();
  // The owner thinks again: nothing is left that GitHub shows and that is not linked.
  await owner.control.uninstall(approved.installation_id);
  await page.getByRole("button", { name: /^Finish connecting/ }).click();

  await expect(page.getByText("Every account that has the app is already connected")).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  const access = page.getByRole("link", { name: `Repository access of ${github.login}` });
  await expect(access).toHaveAttribute("href", new RegExp(`/settings/installations/${id}$`));
  await page.getByRole("button", { name: "Install on another account" }).click();
  await expect(page.getByRole("link", { name: `Configure ${github.login}` })).toBeVisible();
});

test("a removed account is installed again although all others are linked", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  await linkAccount(context, signedIn, github, await createGithubOrganization(github));
  await github.control.uninstall(Number(id));
  await refreshUntilRefused(signedIn, id);
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Reconnect" }).click();
  await page.getByRole("link", { name: `Install ${github.login}` }).click();
  await page.getByRole("button", { name: "Install & Authorize" }).click();
  await expect(page.getByText(`${github.login} connected`, { exact: true })).toBeVisible();
});

test("cancelling on GitHub changes nothing and says so, until it is put away by keyboard", async ({
  page,
  signedIn,
  github,
}) => {
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Connect GitHub" }).click();
  await page.getByRole("link", { name: `Install ${github.login}` }).click();
  await page
    .getByRole("button", { name: "Cancel" })
    .or(page.getByRole("link", { name: "Cancel" }))
    .click();
  const notice = page.getByText("You cancelled on GitHub");
  await expect(notice).toBeVisible();
  await expect(page).toHaveURL(routes.github);
  await page.getByRole("button", { name: "Dismiss" }).press("Enter");
  await expect(notice).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  expect(await linkedAccounts(signedIn)).toEqual([]);
});

test.describe("G2: a state links nothing when it is", () => {
  test("forged", async ({ page, signedIn }) => {
    const query = new URLSearchParams({ state: "token=forged&source=user_integration", code: "x" });
    await page.goto(`${GITHUB_LINK_PATH}?${query}`);
    await expect(page.getByText("This attempt had expired or was already used")).toBeVisible();
    expect(await linkedAccounts(signedIn)).toEqual([]);
  });

  test("somebody else's", async ({ page, signedIn, github }) => {
    const stranger = await createPerson();
    const state = await startLink(stranger);
    const { installation_id, code } = await github.control.installAndCode({
      account: github.login,
      by: github.login,
    });
    const query = { state, code, installation_id: String(installation_id), setup_action: "install" };
    await page.goto(`${GITHUB_LINK_PATH}?${new URLSearchParams(query)}`);
    await expect(page.getByText("This attempt had expired or was already used")).toBeVisible();
    expect(await linkedAccounts(signedIn)).toEqual([]);
    expect(await linkedAccounts(stranger)).toEqual([]);
  });

  test("expired", async ({ page, signedIn, github }) => {
    const state = await startLink(signedIn);
    await expireLinkStates(signedIn);
    const { installation_id, code } = await github.control.installAndCode({
      account: github.login,
      by: github.login,
    });
    const query = { state, code, installation_id: String(installation_id), setup_action: "install" };
    await page.goto(`${GITHUB_LINK_PATH}?${new URLSearchParams(query)}`);
    await expect(page.getByText("This attempt had expired or was already used")).toBeVisible();
    expect(await linkedAccounts(signedIn)).toEqual([]);
  });

  test("replayed", async ({ page, signedIn, github }) => {
    const state = await startLink(signedIn);
    const { installation_id, code } = await github.control.installAndCode({
      account: github.login,
      by: github.login,
    });
    const query = { state, code, installation_id: String(installation_id), setup_action: "install" };
    const address = `${GITHUB_LINK_PATH}?${new URLSearchParams(query)}`;
    await page.goto(address);
    await expect(page.getByText("GitHub connected", { exact: true })).toBeVisible();
    await page.goto(address);
    await expect(page.getByText("This attempt had expired or was already used")).toBeVisible();
    expect(await linkedAccounts(signedIn)).toEqual([github.login]);
  });
});

test("G3: an installation of somebody else is refused", async ({ page, signedIn, github }) => {
  const other = await createGithubAccount();
  const foreign = await other.control.install({ account: other.login, by: other.login });
  const { code } = await github.control.installAndCode({ account: github.login, by: github.login });
  const state = await startLink(signedIn);
  const query = { state, code, installation_id: String(foreign.installation_id), setup_action: "install" };
  await page.goto(`${GITHUB_LINK_PATH}?${new URLSearchParams(query)}`);
  await expect(page.getByText("Your GitHub user has no access to this installation")).toBeVisible();
  expect(await linkedAccounts(signedIn)).toEqual([]);
});

test("a member's request waits for an owner, survives a reload and ends connected", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  await linkAccount(context, signedIn, github);
  const owner = await createGithubAccount(1);
  const organization = await createGithubOrganization(github, { role: "member", owner: owner.login });
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Add account or organisation" }).click();
  await page.getByRole("link", { name: new RegExp(`(Install|Request) ${organization}`) }).click();
  await page.getByRole("button", { name: "Request" }).click();

  await expect(page.getByRole("heading", { name: "Waiting for approval" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Waiting for approval" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy message for the owner" })).toBeVisible();

  const [request] = (await owner.control.listRequests()).filter((row) => row.account === organization);
  await owner.control.approveRequest(request?.id ?? 0);
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByRole("button", { name: /^Finish connecting/ }).click();
  await expect(page.getByText(`${organization} connected`, { exact: true })).toBeVisible();
  expect((await linkedAccounts(signedIn)).sort()).toEqual([organization, github.login].sort());
});

test("after ten minutes without an answer the page says so and starts again", async ({
  page,
  signedIn,
  github,
}) => {
  expect(signedIn.email).not.toBe(github.login);
  await page.clock.install();
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Connect GitHub" }).click();
  await page.getByRole("link", { name: `Install ${github.login}` }).waitFor();
  await page.goBack();
  await expect(page.getByRole("button", { name: "Open GitHub again" })).toBeVisible();
  await page.clock.fastForward("10:01");
  await expect(page.getByText("GitHub has not answered for ten minutes")).toBeVisible();
  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("link", { name: `Install ${github.login}` }).waitFor();
});

test("coming back without finishing shows that GitHub is waited for, until it is cancelled", async ({
  page,
  signedIn,
  github,
}) => {
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Connect GitHub" }).click();
  await page.getByRole("link", { name: `Install ${github.login}` }).waitFor();
  await page.goBack();
  await expect(page.getByText("Waiting for GitHub").first()).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Cancel" })).toHaveCount(0);
  expect(await linkedAccounts(signedIn)).toEqual([]);
});

test("a link finished elsewhere is noticed without the redirect and named", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Connect GitHub" }).click();
  await page.getByRole("link", { name: `Install ${github.login}` }).waitFor();
  await page.goBack();
  await expect(page.getByText("Waiting for GitHub").first()).toBeVisible();
  await linkAccount(context, signedIn, github);
  await expect(page.getByText(`${github.login} connected`, { exact: true })).toBeVisible();
});

test("two clicks start once", async ({ page, signedIn, github }) => {
  expect(signedIn.email).not.toBe(github.login);
  await page.goto(routes.github);
  const starts: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/github/start/")) {
      starts.push(request.url());
    }
  });
  await page.getByRole("button", { name: "Connect GitHub" }).dblclick();
  await page.getByRole("link", { name: `Install ${github.login}` }).waitFor();
  expect(starts).toHaveLength(1);
});

test("PostHog Code is sent back to its own page, signed in or not", async ({ page, signedIn, github }) => {
  const state = await startLink(signedIn, { connect_from: "posthog_code" });
  await signInToGithub(page.context(), github);
  await github.control.install({ account: github.login, by: github.login });
  const { code } = await github.control.createCode(github.login);
  await page.goto(`${GITHUB_LINK_PATH}?${new URLSearchParams({ state, code })}`);
  await expect(page).toHaveURL(/\/account-connected\/github-integration\?provider=github$/);
  await expect(page.getByText("You can go back to PostHog Code")).toBeVisible();
  await page.context().clearCookies();
  await page.reload();
  await expect(page.getByText("You can go back to PostHog Code")).toBeVisible();
});
