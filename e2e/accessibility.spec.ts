import { routes, toInstallation } from "@/lib/routes";
import { expectClean } from "./fixtures/expect-clean";
import { linkAccount } from "./fixtures/github";
import { listWidths } from "./fixtures/looks";
import { expect, test } from "./fixtures/test";

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of listWidths(colorScheme, [375, 1280])) {
    test.describe(`W: in the ${colorScheme} theme at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test("sign-in and the pages outside of the settings are axe clean", async ({ page }) => {
        await page.goto(routes.signIn);
        await expectClean(page);
        await page.getByRole("button", { name: "Sign in" }).click();
        await expectClean(page);
        await page.goto("/account-connected/github-integration?provider=github");
        await expectClean(page);
        await page.goto("/nowhere");
        await expectClean(page);
      });

      test("every settings page is axe clean, with its panel and dialog open", async ({
        page,
        context,
        signedIn,
        github,
      }) => {
        await page.goto(routes.github);
        await expect(page.getByText("No GitHub account is connected")).toBeVisible();
        await expectClean(page);
        const id = await linkAccount(context, signedIn, github);
        await page.goto(routes.settings);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectClean(page);
        await page.goto(`${routes.github}/not-a-number`);
        await expectClean(page);
        await page.goto(routes.github);
        await page.getByRole("button", { name: /^Disconnect/ }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
        await expectClean(page);
        await page.goto(toInstallation(id));
        await page.locator("[data-row]").first().click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await expectClean(page);
      });
    });
  }
}

test("W: at 320 px nothing scrolls sideways", async ({ page, context, signedIn, github }) => {
  const id = await linkAccount(context, signedIn, github);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [routes.settings, routes.github, toInstallation(id)]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});

test("W: every page has one h1, a title of its own and a way past the navigation", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  const titles = new Set<string>();
  for (const path of [routes.settings, routes.github]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    titles.add(await page.title());
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: /skip to/i })).toBeFocused();
  }
  expect(titles.size).toBe(2);
});
