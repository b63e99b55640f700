import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { linkAccount } from "./fixtures/github";
import { expect, test } from "./fixtures/test";

test("the account menu ends where the content ends", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  for (const width of [375, 700, 1024, 1280, 1600]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(routes.settings);
    const box = await page.getByRole("button", { name: /^Account:/ }).boundingBox();
    const content = await page.getByRole("region", { name: "You" }).boundingBox();
    const edges = [box, content].map((area) => Math.round((area?.x ?? 0) + (area?.width ?? 0)));
    expect(edges[0], `${width} px`).toBe(edges[1]);
  }
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true });

  for (const width of [375, 820]) {
    test(`every control of header and navigation is at least 44 px (${width} px)`, async ({
      page,
      signedIn,
    }) => {
      expect(signedIn.uuid).toBeTruthy();
      await page.setViewportSize({ width, height: 800 });
      await page.goto(routes.settings);
      const controls = page.locator("header a, header button, nav a").filter({ visible: true });
      const sizes = await controls.evaluateAll((all) =>
        all.map((control) => {
          const { width, height } = control.getBoundingClientRect();
          return { name: control.textContent, isLarge: width >= 44 && height >= 44 };
        }),
      );
      expect(sizes.length).toBeGreaterThan(3);
      expect(sizes.filter(({ isLarge }) => !isLarge)).toEqual([]);
    });
  }
});

test.describe("a page of the settings that does not exist", () => {
  const unknown = [`${routes.github}/not-a-number`, `${routes.settings}/nope`, `${routes.security}/nope/no`];

  for (const path of unknown) {
    test(`is said in the frame, as a 404 (${path})`, async ({ page, signedIn }) => {
      expect(signedIn.uuid).toBeTruthy();
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page does not exist");
      await expect(page.getByRole("button", { name: /^Account:/ })).toBeVisible();
    });

    test(`leads who is signed out to sign-in, as any other (${path})`, async ({ page }) => {
      await page.goto(path);
      await expect(page).toHaveURL(
        (url) => url.pathname === routes.signIn && url.searchParams.get("next") === path,
      );
    });
  }
});

test.describe("code of a page that does not come", () => {
  const code = "**/_next/static/**/*.js";
  const notice = (page: Page) => page.getByRole("alert").filter({ hasText: "did not load" });

  test("leaves the menus' buttons, says so once, and a press asks for it again", async ({
    page,
    signedIn,
  }) => {
    expect(signedIn.uuid).toBeTruthy();
    await page.goto(routes.settings);
    await page.route(code, (route) => route.abort());
    const account = page.getByRole("button", { name: /^Account:/ });
    const place = page.getByRole("button", { name: /^Organisation .*switch$/ });
    await account.click();
    await expect(notice(page)).toBeVisible();
    await expect(account).toBeFocused();
    await place.click();
    await expect(place).toBeVisible();
    await expect(notice(page)).toHaveCount(1);
    await notice(page).getByRole("button", { name: "Dismiss" }).click();
    await expect(notice(page)).toHaveCount(0);
    await account.click();
    await expect(notice(page)).toBeVisible();
    await page.unroute(code);
    await account.click();
    await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
    await expect(notice(page)).toHaveCount(0);
  });

  test("leaves a question unasked, and its button asks it once it comes", async ({
    page,
    context,
    signedIn,
    github,
  }) => {
    await linkAccount(context, signedIn, github);
    await page.goto(routes.github);
    await page.route(code, (route) => route.abort());
    const disconnect = page.getByRole("button", { name: `Disconnect ${github.login}` });
    await disconnect.click();
    await expect(notice(page)).toBeVisible();
    await page.unroute(code);
    await disconnect.click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await expect(notice(page)).toHaveCount(0);
  });

  test("is said of the connection where the way to a page lacks it, and another try leads there", async ({
    page,
    signedIn,
  }) => {
    expect(signedIn.uuid).toBeTruthy();
    await page.goto(routes.settings);
    await page.route(code, (route) => route.abort());
    await page.getByRole("link", { name: "Notifications", exact: true }).click();
    const problem = page.getByRole("main").getByRole("alert");
    await expect(problem).toContainText("Check your connection");
    await expect(problem).not.toContainText("our side");
    await page.unroute(code);
    await problem.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Notifications");
  });
});
