import type { Page } from "@playwright/test";
import { routes, toApiKey, toInstallation } from "@/lib/routes";
import { expectClean } from "./fixtures/expect-clean";
import { linkAccount } from "./fixtures/github";
import { fillSignIn, signInAt, signInWithKey } from "./fixtures/sign-in";
import { startSlowApp } from "./fixtures/slow-app";
import { readStack } from "./fixtures/stack";
import { expect, test } from "./fixtures/test";

const settings = [
  routes.settings,
  routes.github,
  routes.security,
  routes.authenticator,
  routes.backupCodes,
  routes.disableTwoFactor,
  routes.password,
  routes.sessions,
  routes.activity,
  routes.notifications,
  routes.email,
  routes.profile,
  routes.apiKeys,
  routes.newApiKey,
  toApiKey("1"),
];

/** Whatever the browser has to say: a broken script, and a call that was answered with a refusal. */
function listProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${message.text()} ${message.location().url}`);
  });
  return problems;
}

async function expectWhole(page: Page, paths: readonly string[]): Promise<void> {
  const problems = listProblems(page);
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
    await expect(page.getByRole("status", { name: /^Loading/ }), path).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("alert"), path).toHaveCount(0);
    await expectClean(page);
    expect(problems, path).toEqual([]);
  }
}

const barrier = (page: Page, text: string) => page.getByRole("main").getByText(text);

test.describe("the pages in front of a PostHog", { tag: "@remote" }, () => {
  test("all are whole for a session: no failed call, no message, axe clean", async ({
    page,
    context,
    signedIn,
    github,
  }) => {
    const id = await linkAccount(context, signedIn, github);
    await expectWhole(page, [...settings, toInstallation(id)]);
  });

  test("all are whole for a key: no failed call, no message, axe clean", async ({
    page,
    context,
    person,
    github,
  }) => {
    const id = await linkAccount(context, person, github);
    await signInWithKey(context, person.apiKey);
    await expectWhole(page, [...settings, toInstallation(id)]);
  });

  test("what only our own server has is said to be missing, and where PostHog has it instead", async ({
    page,
    signedIn: _,
  }) => {
    for (const path of [routes.sessions, routes.activity]) {
      await page.goto(path);
      await expect(barrier(page, "This server does not offer this")).toBeVisible();
    }
    for (const path of [routes.apiKeys, routes.newApiKey]) {
      await page.goto(path);
      await expect(barrier(page, "This server has it on its own pages")).toBeVisible();
      const link = page.getByRole("main").getByRole("link", { name: /^Open at / });
      await expect(link).toHaveAttribute("href", `${readStack().apiUrl}/settings/user-api-keys`);
    }
    await page.goto(routes.security);
    await expect(page.getByRole("main").getByText("Sessions", { exact: true })).toHaveCount(0);
    await expect(page.getByText("Two-factor authentication is off")).toBeVisible();
  });

  test("what no key may do asks for e-mail and password, and leads back there after it", async ({
    page,
    context,
    person,
  }) => {
    await signInWithKey(context, person.apiKey);
    for (const path of [routes.security, routes.password, routes.authenticator]) {
      await page.goto(path);
      await expect(barrier(page, "This needs a sign-in with e-mail and password").first()).toBeVisible();
    }
    await page.goto(routes.security);
    await page.getByRole("link", { name: "Sign in with e-mail and password" }).click();
    await expect(page.getByText("Sign in with your e-mail and password to do this")).toBeVisible();
    await fillSignIn(page, person);
    await expect(page).toHaveURL(routes.security);
    await expect(page.getByText("Two-factor authentication is off")).toBeVisible();
  });

  test("a PostHog that goes down leaves what was read on screen, and says so", async ({
    page,
    context,
    person,
    github,
  }) => {
    const id = await linkAccount(context, person, github);
    const slow = await startSlowApp();
    try {
      await signInAt(context, slow.siteUrl, person);
      await page.goto(slow.siteUrl + toInstallation(id));
      await expect(page.locator("[data-row]").first()).toBeVisible();
      slow.cut();
      await page.getByRole("button", { name: /^Refresh/ }).click();
      await expect(page.getByText(/could not be reached/)).toBeVisible();
      await expect(page.locator("[data-row]").first()).toBeVisible();
    } finally {
      await slow.close();
    }
  });
});
