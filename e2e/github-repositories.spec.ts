import type { Page } from "@playwright/test";
import { routes, toInstallation } from "@/lib/routes";
import { createGithubAccount, linkAccount } from "./fixtures/github";
import { refreshUntilRefused } from "./fixtures/health";
import { ageSyncs, callApi } from "./fixtures/people";
import { isOurs, readStack } from "./fixtures/stack";
import { expect, test } from "./fixtures/test";

const many = 12_000;

/** What a list says of its length: a PostHog counts nothing, so what is on screen is the least there is. */
const ofRepositories = (total: string) => `${isOurs() ? total : "100+"} repositories`;
const ofMatches = (matches: string) => (isOurs() ? matches : "100+ matches");

/** The number in the whole list of the furthest row that is on the page. */
function findLastRow(page: Page): Promise<number> {
  return page
    .locator("[aria-posinset]")
    .evaluateAll((rows) => Math.max(0, ...rows.map((row) => Number(row.getAttribute("aria-posinset")))));
}

test("12,000 repositories are counted, searched on the server and reached by scrolling", async ({
  page,
  context,
  signedIn,
}) => {
  const github = await createGithubAccount(many);
  const id = await linkAccount(context, signedIn, github);
  await page.goto(toInstallation(id));
  await expect(page.getByText(ofRepositories("12,000"), { exact: true }).first()).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText(isOurs() ? "All 12,000 repositories" : "All repositories")).toBeVisible();

  const rows = page.locator("[data-row]");
  await expect(rows.first()).toBeVisible();
  await expect(async () => {
    await page.mouse.wheel(0, 4_000);
    expect(await findLastRow(page)).toBeGreaterThan(250);
  }).toPass({ timeout: 20_000 });
  await expect.poll(() => rows.count()).toBeLessThan(80);

  const read = async (query: string) => {
    const answer = await callApi(signedIn, `/api/users/@me/integrations/github/${id}/repos/?${query}`);
    const { repositories } = (await answer.json()) as { repositories: { full_name: string }[] };
    return repositories.map(({ full_name }) => full_name);
  };
  const [last = ""] = await read("limit=1&offset=11999");
  // Its name may begin the names of others.
  const { length: matches } = await read(`limit=100&search=${encodeURIComponent(last)}`);
  await page.getByRole("searchbox", { name: "Search repositories" }).fill(last);
  await expect(page.locator(`[data-row="${last}"]`)).toBeVisible();
  await expect(page.getByText(new RegExp(`^${matches} (match(es)?|of 12,000)$`)).first()).toBeVisible();

  await page.getByRole("searchbox", { name: "Search repositories" }).fill("no-such-name-anywhere");
  await expect(page.getByText(/No repositor(y|ies) match/i).first()).toBeVisible();
});

test("scrolling loads page after page without a double", async ({ page, context, signedIn }) => {
  const github = await createGithubAccount(260);
  const id = await linkAccount(context, signedIn, github);
  const offsets: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname.endsWith("/repos/")) {
      offsets.push(`${url.searchParams.get("offset") ?? 0}/${url.searchParams.get("limit") ?? 100}`);
    }
  });
  await page.goto(toInstallation(id));
  await expect(page.locator("[data-row]").first()).toBeVisible();
  await expect(async () => {
    await page.mouse.wheel(0, 4_000);
    expect(await findLastRow(page)).toBe(260);
  }).toPass({ timeout: 20_000 });
  const names = await page
    .locator("[data-row]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
  expect(new Set(names).size).toBe(names.length);
  expect(offsets.every((entry) => Number(entry.split("/")[1]) <= 500)).toBe(true);
  expect(new Set(offsets).size).toBe(offsets.length);
});

test("5,000 branches: default first, searched on the server, the panel is a deep link", async ({
  page,
  context,
  signedIn,
}) => {
  const repository = { name: "monolith", branchCount: 5_000, defaultBranch: "main" };
  const github = await createGithubAccount([repository, "small"]);
  const id = await linkAccount(context, signedIn, github);
  await page.goto(toInstallation(id));
  await page.getByRole("link", { name: `${github.login}/monolith` }).click();
  const panel = page.getByRole("dialog");
  await expect(panel.getByText("Default", { exact: true })).toBeVisible({ timeout: 15_000 });
  await expect(page).toHaveURL(new RegExp(`repo=${github.login}(%2F|/)monolith`));

  const answer = await callApi(
    signedIn,
    `/api/users/@me/integrations/github/${id}/branches/?repo=${github.login}/monolith&limit=1&offset=4999`,
  );
  const { branches } = (await answer.json()) as { branches: string[] };
  await panel.getByRole("searchbox", { name: "Search branches" }).fill(branches[0] ?? "");
  await expect(
    panel.getByRole("button", { name: `Copy branch name ${branches[0]}`, exact: true }),
  ).toBeVisible();

  await page.reload();
  await expect(panel.getByText("Default", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(page).not.toHaveURL(/repo=/);
});

test("a search counts its matches, stands in the address and survives reload, panel and Back", async ({
  page,
  context,
  signedIn,
}) => {
  const wanted = Array.from({ length: 150 }, (_, index) => `needle-${index}`);
  const other = Array.from({ length: 30 }, (_, index) => `hay-${index}`);
  const github = await createGithubAccount([...wanted, ...other]);
  const id = await linkAccount(context, signedIn, github);
  await page.goto(routes.github);
  await page.goto(toInstallation(id));
  await expect(page.getByText(ofRepositories("180"), { exact: true }).first()).toBeVisible();
  const steps = await page.evaluate(() => history.length);
  const box = page.getByRole("searchbox", { name: "Search repositories" });
  await box.pressSequentially("needle");
  await expect(page.getByText(ofMatches("150 of 180"), { exact: true }).first()).toBeVisible();
  await expect(page).toHaveURL(/\?search=needle$/);
  expect(await page.evaluate(() => history.length)).toBe(steps);

  await page.locator("[data-row]").first().click();
  const panel = page.getByRole("dialog");
  await expect(panel.getByText("Default", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\?search=needle&repo=/);
  await page.reload();
  await expect(panel.getByText("Default", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(page).toHaveURL(/\?search=needle$/);
  await expect(box).toHaveValue("needle");

  await page.getByRole("main").getByRole("link", { name: "GitHub", exact: true }).click();
  await expect(page.getByRole("heading", { name: "GitHub", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(box).toHaveValue("needle");
  await expect(page.getByText(ofMatches("150 of 180"), { exact: true }).first()).toBeVisible();
  await box.fill("");
  await expect(page).toHaveURL(toInstallation(id));
  await expect(page.getByText(ofRepositories("180"), { exact: true }).first()).toBeVisible();
});

test("a first sync is counted live on the list and on the overview, and ends without a reload", async ({
  page,
  context,
  signedIn,
}) => {
  // Only a list of more than 12,900 has such a page: no other test waits for it.
  const github = await createGithubAccount(13_000);
  await github.control.addFault({
    pathPattern: "/installation/repositories.*page=130",
    delayMs: 8_000,
    times: 1,
  });
  const overview = await context.newPage();
  await linkAccount(context, signedIn, github);
  await Promise.all([page.goto(routes.github), overview.goto(routes.settings)]);
  await expect(page.getByText(/^Reading repositories: [\d,]+ so far$/)).toBeVisible();
  await expect(overview.getByText(/^Reading repositories: [\d,]+ so far$/)).toBeVisible();
  await expect(page.getByText("All 13,000 repositories")).toBeVisible({ timeout: 40_000 });
  await expect(overview.getByText("13,000 repositories")).toBeVisible();
});

test("the list works by keyboard: slash, arrows, Enter, Escape", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  await page.goto(toInstallation(id));
  await expect(page.locator("[data-row]").first()).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search repositories" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-row]").nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-row]").nth(1)).toBeFocused();
  const name = (await page.locator("[data-row]").nth(1).getAttribute("data-row")) ?? "";
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a refresh says what came and went, then cools down; the API agrees", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  await page.goto(toInstallation(id));
  await expect(page.getByText("3 repositories").first()).toBeVisible();
  const [gone] = await page
    .locator("[data-row]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row") ?? ""));
  await github.control.changeRepositories(github.login, {
    add: ["brand-new", "another-new"],
    remove: [gone?.split("/")[1] ?? ""],
  });
  await ageSyncs(signedIn);
  await page.reload();
  const refresh = page.getByRole("button", { name: "Refresh", exact: true });
  const width = (await refresh.boundingBox())?.width;
  await refresh.click();
  await expect(page.getByText(isOurs() ? "2 added, 1 removed" : "Refreshed").first()).toBeVisible();
  await expect(page.getByRole("link", { name: `${github.login}/brand-new` })).toBeVisible();
  const cooling = page.getByRole("button", { name: /^Refresh in \d+ s$/ });
  await expect(cooling).toBeVisible();
  expect((await cooling.boundingBox())?.width).toBe(width);
});

test("without a network a search says so at once, and goes on by itself when it is back", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  await page.goto(toInstallation(id));
  const rows = page.locator("[data-row]");
  await expect(rows).toHaveCount(3);
  await context.setOffline(true);
  await page.getByRole("searchbox", { name: "Search repositories" }).fill(github.login);
  await expect(page.getByText("The repositories could not be read")).toBeVisible();
  await expect(page.getByText("The server could not be reached. Check your connection.")).toBeVisible();
  await expect(page.getByText("Searching", { exact: true })).toBeHidden();
  await context.setOffline(false);
  await expect(rows).toHaveCount(3);
});

test("branches of a repository that is gone lead to a fresh list, in one sentence", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  await page.goto(toInstallation(id));
  const row = page.locator("[data-row]").first();
  const name = (await row.getAttribute("data-row")) ?? "";
  await github.control.changeRepositories(github.login, { remove: [name.split("/")[1] ?? ""] });
  await ageSyncs(signedIn);
  await page.reload();
  await row.click();
  const panel = page.getByRole("dialog", { name });
  await expect(panel.getByText("GitHub does not show this repository to the connection")).toBeVisible();
  await expect(panel.getByText("GitHub does not know")).toHaveCount(0);
  await panel.getByRole("button", { name: "Refresh the list" }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByText("1 removed").first()).toBeVisible();
  await expect(page.locator(`[data-row="${name}"]`)).toHaveCount(0);
});

test("an account that is not connected leads to those that are", async ({ page, signedIn: _ }) => {
  await page.goto(toInstallation("999"));
  await expect(page.getByRole("heading", { name: "Not connected" })).toBeVisible();
  await page.getByRole("link", { name: "Go to GitHub accounts" }).click();
  await expect(page.getByRole("heading", { name: "GitHub", level: 1 })).toBeVisible();
});

test("an account whose name is a word of the sentence is told from it", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  await page.goto(toInstallation(id));
  await page.getByText("A repository is missing?").click();
  await page.getByRole("textbox", { name: "Repository" }).fill("no/where");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("and “no” is not connected. Add “no”")).toBeVisible();
});

test("on a phone what can be done with an account stands in one line below its name", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(toInstallation(id));
  const manage = page.getByRole("link", { name: "Manage on GitHub" });
  const refresh = page.getByRole("button", { name: /^Refresh/ });
  expect((await refresh.boundingBox())?.x).toBe((await manage.boundingBox())?.x);
});

test("a failed refresh keeps the list and says that it is as stored", async ({ page, context, signedIn }) => {
  const github = await createGithubAccount(["kept-one"]);
  const id = await linkAccount(context, signedIn, github);
  await page.goto(toInstallation(id));
  await expect(page.getByRole("link", { name: `${github.login}/kept-one` })).toBeVisible();
  await ageSyncs(signedIn);
  await page.reload();
  await github.control.updateInstallation(Number(id), { suspended: true });
  await github.control.expireInstallationTokens(Number(id));
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("The list was not refreshed; it is shown as stored")).toBeVisible();
  await expect(page.getByRole("link", { name: `${github.login}/kept-one` })).toBeVisible();
});

test("a dead installation says so, and one dead never hides another; reconnecting mends it", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  const other = await createGithubAccount(1);
  await linkAccount(context, signedIn, other);
  await github.control.uninstall(Number(id));
  await refreshUntilRefused(signedIn, id);
  await page.goto(routes.github);
  await expect(page.getByRole("heading", { name: other.login })).toBeVisible();

  await page.getByRole("button", { name: "Reconnect" }).first().click();
  await page.getByRole("link", { name: `Install ${github.login}` }).click();
  await page.getByRole("button", { name: "Install & Authorize" }).click();
  await expect(page.getByText(`${github.login} connected`, { exact: true })).toBeVisible();
});

test("G6: disconnecting asks, names the account, and frees it in the other tab too", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  await linkAccount(context, signedIn, github);
  const second = await context.newPage();
  await page.goto(routes.github);
  await second.goto(routes.github);
  await expect(second.getByRole("heading", { name: github.login })).toBeVisible();
  await expect(page.getByText(isOurs() ? /3 repositories/ : "All repositories").first()).toBeVisible();

  await page.getByRole("button", { name: /^Disconnect/ }).click();
  const dialog = page.getByRole("alertdialog", { name: `Disconnect ${github.login}?` });
  await expect(dialog.getByText(isOurs() ? "3 repositories" : "its repositories")).toBeVisible();
  await page.keyboard.press("Escape");
  // While it fades its own button has that name, too.
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { name: github.login })).toBeVisible();

  await page.getByRole("button", { name: /^Disconnect/ }).click();
  await dialog.getByRole("button", { name: `Disconnect ${github.login}` }).click();
  await expect(page.getByText(`${github.login} disconnected`)).toBeVisible();
  await expect(second.getByText("No GitHub account is connected")).toBeVisible();
  const answer = await callApi(signedIn, "/api/users/@me/integrations/");
  expect(await answer.json()).toEqual({ results: [] });
  const installed = (await github.control.listInstallations()).map(({ account }) => account);
  // Today's PostHog takes the app off GitHub with the last link to it.
  expect(installed.includes(github.login)).toBe(readStack().profile !== "today");
});

test("what another tab disconnected is treated as done", async ({ page, context, signedIn, github }) => {
  const id = await linkAccount(context, signedIn, github);
  await page.goto(routes.github);
  await page.getByRole("button", { name: /^Disconnect/ }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.waitFor();
  await callApi(signedIn, `/api/users/@me/integrations/github/${id}/`, { method: "DELETE" });
  await dialog.getByRole("button", { name: `Disconnect ${github.login}` }).click();
  await expect(page.getByText("No GitHub account is connected")).toBeVisible();
});

test("G7: odd names are text and break no layout", async ({ page, context, signedIn }) => {
  const names = ["a".repeat(100), "x..y--z__", "-dash"];
  const github = await createGithubAccount(names);
  const id = await linkAccount(context, signedIn, github);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(toInstallation(id));
  for (const name of names) {
    await expect(page.locator(`[data-row="${github.login}/${name}"]`)).toBeVisible();
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(overflow).toBe(false);
});
