import AxeBuilder from "@axe-core/playwright";
import { routes } from "@/lib/routes";
import { makeCode } from "./fixtures/authenticator";
import { callOwn, enforceTwoFactor } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

const FORCED = /requires two-factor authentication/;

test.beforeEach(async ({ signedIn }) => {
  await enforceTwoFactor(signedIn);
});

test("an organisation that enforces 2FA closes every page but the set-up, by allowed calls alone", async ({
  page,
  signedIn: _,
}) => {
  const refused: string[] = [];
  page.on("response", (response) => {
    if (response.status() === 403) refused.push(new URL(response.url()).pathname);
  });
  for (const path of [routes.settings, routes.github, routes.security, routes.sessions]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: FORCED })).toBeVisible();
  }
  await page.getByRole("link", { name: "Set up two-factor authentication" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Set up an authenticator app" })).toBeVisible();
  await expect(page.getByText(FORCED)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(refused).toEqual([]);
});

test("A1: the server refuses what the page does not show, with the code that says why", async ({
  page,
  signedIn: _,
}) => {
  await page.goto(routes.settings);
  const status = await callOwn(page, "/api/users/@me/integrations/github/start/", {});
  expect(status).toBe(403);
});

test("setting it up opens the settings at the page the person wanted", async ({ page, signedIn: _ }) => {
  await page.goto(routes.github);
  await page.getByRole("link", { name: "Set up two-factor authentication" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
  const key = page.locator("dt", { hasText: "Key" }).locator("xpath=following-sibling::dd");
  const secret = ((await key.textContent()) ?? "").replace(/\s/g, "");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Code of your authenticator app").pressSequentially(makeCode(secret));
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  // The page is the same one still, though the organisation closes nothing any more.
  await expect(page.getByText(FORCED)).toHaveCount(0);
  await expect(page.getByText("Step 3 of 3")).toBeVisible();
  await page.getByLabel("I saved these codes").check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "GitHub" })).toBeVisible();
});

test("another organisation of theirs is a way out", async ({ page, signedIn: _ }) => {
  await page.goto(routes.settings);
  await page.getByRole("button", { name: "Switch to Easy going" }).click();
  await expect(page.getByRole("heading", { level: 1, name: FORCED })).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
});

test("the command menu offers what works there, and nothing else", async ({ page, signedIn: _ }) => {
  await page.goto(routes.settings);
  await expect(page.getByRole("heading", { level: 1, name: FORCED })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  const options = page.getByRole("dialog", { name: "Search settings" }).getByRole("option");
  await expect(options.filter({ hasText: "Set up an authenticator app" })).toHaveCount(1);
  const works = /^(Set up an authenticator app|Use the .+ (theme|device)|Switch to Easy going|Sign out)/;
  await expect(options.filter({ hasNotText: works })).toHaveCount(0);
  await expect(options.filter({ hasText: "Sign out" })).toHaveCount(1);
});

test("a switch to it in one tab closes another one without a single refused call", async ({
  page,
  context,
  signedIn: _,
}) => {
  await page.goto(routes.settings);
  await page.getByRole("button", { name: "Switch to Easy going" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  const other = await context.newPage();
  const refused: string[] = [];
  for (const tab of [page, other]) {
    tab.on("response", (response) => {
      if (response.status() === 403) refused.push(new URL(response.url()).pathname);
    });
  }
  await other.goto(routes.security);
  await expect(other.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
  await page.getByRole("button", { name: /^Organisation / }).click();
  await page
    .getByRole("menuitemradio", { name: /^(?!Easy going)/ })
    .first()
    .click();
  for (const tab of [page, other]) {
    await expect(tab.getByRole("heading", { level: 1, name: FORCED })).toBeVisible();
    await tab.waitForLoadState("networkidle");
  }
  expect(refused).toEqual([]);
});
