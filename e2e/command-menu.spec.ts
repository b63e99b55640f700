import type { Page } from "@playwright/test";
import { commandEntries } from "@/components/settings/command-entries";
import { routes } from "@/lib/routes";
import { expectClean } from "./fixtures/expect-clean";
import { listWidths } from "./fixtures/looks";
import { addSecondOrganization, callApi, enableTwoFactor } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

const menu = (page: Page) => page.getByRole("dialog", { name: "Search settings" });
const options = (page: Page) => menu(page).getByRole("option");
const opener = (page: Page) => page.getByRole("button", { name: "Search settings" });

async function search(page: Page, text: string) {
  await page.keyboard.press("ControlOrMeta+k");
  await expect(menu(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type(text);
}

test("B16: by keyboard alone a page is found by what people call it, opened, and remembered as recent", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.goto(routes.settings);
  await search(page, "api token");
  await expect(options(page).first()).toContainText("Personal API keys");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(routes.apiKeys);
  await expect(menu(page)).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Personal API keys" })).toBeFocused();
  await search(page, "mfa");
  await expect(options(page).first()).toContainText("Two-factor authentication");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(menu(page).getByRole("group", { name: "Recent" }).getByRole("option")).toHaveText([
    /Personal API keys/,
  ]);
  await page.reload();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(options(page).first()).toContainText("Personal API keys");
});

test("B16: a section is reached with the focus on its heading, from elsewhere, from its own page and by address", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  const title = (name: string) => page.getByRole("heading", { level: 2, name });
  await page.goto(routes.settings);
  await search(page, "support access");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${routes.profile}#access`);
  await expect(title("Data and support access")).toBeFocused();
  await expect(title("Data and support access")).toBeInViewport();
  await search(page, "theme toolbar");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${routes.profile}#preferences`);
  await expect(title("Preferences")).toBeFocused();
  await page.goto(`${routes.security}#check-up`);
  await expect(title("Check-up")).toBeFocused();
});

test("B16: every section of the menu is on its page", async ({ page, signedIn }) => {
  await enableTwoFactor(signedIn);
  for (const { href } of commandEntries.filter((entry) => entry.href.includes("#"))) {
    const [path = "", id = ""] = href.split("#");
    await page.goto(path);
    await expect(page.locator(`[id="${id}"]`), href).toBeVisible();
  }
});

test("B16: an action runs: the theme is changed, the organisation switched, the session ended", async ({
  page,
  signedIn,
}) => {
  await addSecondOrganization(signedIn);
  await page.goto(routes.github);
  await search(page, "dark theme");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expect
    .poll(
      async () =>
        ((await (await callApi(signedIn, "/api/users/@me/")).json()) as { theme_mode: string }).theme_mode,
    )
    .toBe("dark");
  await search(page, "switch second");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Organisation Second organisation/ })).toBeVisible();
  await search(page, "log out");
  await expect(options(page).first()).toContainText("Sign out");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL((url) => url.pathname === routes.signIn);
});

test("a search for what is not there says so, and Escape gives the focus back", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.goto(routes.settings);
  await opener(page).focus();
  await page.keyboard.press("Enter");
  await expect(menu(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type("zzz");
  await expect(menu(page).getByText(/Nothing in your settings is called “zzz”/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  await expect(opener(page)).toBeFocused();
});

test("the arrows go round, and the shortcut closes what it opened", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.goto(routes.settings);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(menu(page)).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of listWidths(colorScheme, [320, 375, 1280])) {
    test.describe(`W: in the ${colorScheme} theme at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });

      test("the menu fits, is axe clean with and without results, and works by pointer", async ({
        page,
        signedIn,
      }) => {
        expect(signedIn.uuid).toBeTruthy();
        await page.goto(routes.settings);
        await opener(page).click();
        await expect(options(page).first()).toBeVisible();
        await expectClean(page);
        const box = await menu(page).boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        await page.keyboard.type("zzz");
        await expect(options(page)).toHaveCount(0);
        await expectClean(page);
        await menu(page).getByRole("combobox").fill("repo");
        await options(page).first().click();
        await expect(page).toHaveURL(routes.github);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      });
    });
  }
}
