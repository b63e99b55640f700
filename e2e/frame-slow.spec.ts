import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expectClean } from "./fixtures/expect-clean";
import { waitForHydration } from "./fixtures/hydration";
import { callApi } from "./fixtures/people";
import { signInAt } from "./fixtures/sign-in";
import { type SlowApp, startSlowApp } from "./fixtures/slow-app";
import { test as base, expect } from "./fixtures/test";

type Fixtures = { here: Page };

const test = base.extend<Fixtures, { slow: SlowApp }>({
  slow: [
    async ({ browserName: _ }, use) => {
      const slow = await startSlowApp();
      await use(slow);
      await slow.close();
    },
    { scope: "worker" },
  ],
  /** The person's page at the slow app, signed in there. */
  here: async ({ context, page, person, slow }, use) => {
    slow.setDelay(0);
    await signInAt(context, slow.siteUrl, person);
    await use(page);
    slow.setDelay(0);
  },
});

test("the account's theme is there before the API has answered, on a device that remembers nothing", async ({
  context,
  page,
  person,
  slow,
}) => {
  const body = JSON.stringify({ theme_mode: "dark" });
  await callApi(person, "/api/users/@me/", { method: "PATCH", body });
  slow.setDelay(0);
  await signInAt(context, slow.siteUrl, person);
  const letGo = slow.hold();
  const shown = page.locator("html");
  const visit = page.goto(slow.siteUrl + routes.settings);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(shown).toHaveClass(/\bdark\b/);
  await expect(shown).not.toHaveClass(/\blight\b/);
  letGo();
  await visit;
  await expect(page.getByText(person.email)).toBeVisible();
  await expect(shown).toHaveClass(/\bdark\b/);
  const names = async () => (await context.cookies()).map(({ name }) => name);
  expect(await names()).toContain("account-theme");
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(await names()).not.toContain("account-theme");
});

const requestId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

for (const width of [375, 1280]) {
  test(`X1: an API that never answers leaves the frame, says so with our request id, and lets retry (${width} px)`, async ({
    here,
    slow,
  }) => {
    await here.setViewportSize({ width, height: 900 });
    slow.setDelay(Number.POSITIVE_INFINITY);
    // A first visit: nothing is known of the person.
    await here.goto(slow.siteUrl + routes.github);
    await expect(here.getByRole("heading", { level: 1 })).toHaveText("This page could not be shown");
    await expect(here.getByRole("main").getByRole("alert")).toContainText(
      "The Users API took too long to answer.",
    );
    await expect(here.getByRole("main").getByRole("alert").locator("code")).toHaveText(requestId);
    await expect(here.getByRole("button", { name: "Copy request id" })).toBeVisible();
    const way = width < 640 ? /^Settings$/ : /^Overview$/;
    await expect(
      here.getByRole("main").or(here.getByRole("navigation")).getByRole("link", { name: way }),
    ).toBeVisible();
    slow.setDelay(0);
    await here.getByRole("button", { name: "Try again" }).click();
    await expect(here.getByRole("heading", { level: 1 })).toHaveText("GitHub");
  });
}

for (const width of [375, 1280]) {
  test(`X1: during an outage a person can sign out of a page that was reloaded (${width} px)`, async ({
    here,
    context,
    slow,
  }) => {
    await here.setViewportSize({ width, height: 900 });
    await here.goto(slow.siteUrl + routes.settings);
    slow.cut();
    await here.reload();
    await expect(here.getByRole("heading", { level: 1 })).toHaveText("This page could not be shown");
    await expectClean(here);
    await here.getByRole("button", { name: "Sign out" }).click();
    await expect(here.getByText("You are signed out in this browser")).toBeVisible();
    expect((await context.cookies()).map(({ name }) => name)).not.toContain("__Host-account-session");
    slow.mend();
  });
}

test("X1: a move to a page that the API does not answer keeps the person's frame, and the way back", async ({
  here,
  person,
  slow,
}) => {
  await here.goto(slow.siteUrl + routes.settings);
  await expect(here.getByText(person.email)).toBeVisible();
  slow.setDelay(Number.POSITIVE_INFINITY);
  await here.getByRole("link", { name: "GitHub", exact: true }).click();
  const notice = here.getByRole("main").getByRole("alert").filter({ hasText: "may be out of date" });
  await expect(notice.locator("code")).toHaveText(requestId, { timeout: 20_000 });
  await expect(here.getByRole("heading", { level: 1 })).toHaveText("GitHub");
  await expect(here.getByRole("button", { name: /^Account: Robin/ })).toBeVisible();
  slow.setDelay(0);
  await here.getByRole("link", { name: "Overview" }).click();
  await expect(here.getByText(person.email)).toBeVisible();
});

test("X1: what was read stays on screen on the way back to it, and is read anew once the API answers", async ({
  here,
  person,
  slow,
}) => {
  await here.goto(slow.siteUrl + routes.settings);
  await here.getByRole("link", { name: "GitHub", exact: true }).click();
  await expect(here.getByText("No GitHub account is connected")).toBeVisible();
  await here.getByRole("link", { name: "E-mail", exact: true }).click();
  await expect(here.getByText(person.email).first()).toBeVisible();
  slow.cut();
  await here.getByRole("link", { name: "GitHub", exact: true }).click();
  const notice = here.getByText("This page may be out of date").first();
  await expect(notice).toBeVisible();
  await expect(here.getByText("No GitHub account is connected")).toBeVisible();
  slow.mend();
  await here.getByRole("button", { name: "Try again" }).first().click();
  await expect(here.getByText("This page may be out of date")).toHaveCount(0);
  await expect(here.getByText("No GitHub account is connected")).toBeVisible();
});

for (const width of [375, 1280]) {
  test(`a slow API shows the frame and skeletons at once, and nothing moves when the rest comes (${width} px)`, async ({
    here,
    slow,
  }) => {
    await here.setViewportSize({ width, height: 900 });
    await here.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      const watch = new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value);
      });
      watch.observe({ type: "layout-shift", buffered: true });
    });
    for (const path of [routes.settings, routes.github]) {
      const release = slow.hold();
      // Its answer is not over before the API's: nothing of it is awaited yet.
      const visit = here.goto(slow.siteUrl + path);
      await expect(here.getByText("Loading the page").first()).toBeAttached();
      release();
      await visit;
      await expect(here.getByText("No GitHub account is connected")).toBeVisible();
      await waitForHydration(here);
      const shifts = await here.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
      expect(
        shifts.reduce((sum, shift) => sum + shift, 0),
        path,
      ).toBeLessThan(0.01);
    }
  });
}

test("after a move to a slow page the focus stands on its title, in the meantime and then", async ({
  here,
  slow,
}) => {
  await here.goto(slow.siteUrl + routes.settings);
  const release = slow.hold();
  await here.getByRole("link", { name: "GitHub", exact: true }).click();
  const title = here.getByRole("heading", { level: 1 });
  await expect(title).toHaveText("Loading the page");
  await expect(title).toBeFocused();
  release();
  await expect(title).toHaveText("GitHub");
  await expect(title).toBeFocused();
});

test("on a slow network a move shows that it is under way, and the sign goes with the move", async ({
  here,
  slow,
}) => {
  await here.goto(slow.siteUrl + routes.settings);
  await waitForHydration(here);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await here.route(/_rsc=/, async (route) => {
    await held;
    await route.continue();
  });
  await here.getByRole("link", { name: "Profile", exact: true }).click();
  const sign = here.getByRole("progressbar", { name: "Loading the page" });
  await expect(sign).toBeVisible();
  release();
  await expect(here.getByRole("heading", { level: 1 })).toHaveText("Profile");
  await expect(sign).toHaveCount(0);
});

test("Back from a page that a link led to shows no sign of a move, for the page is there", async ({
  here,
  slow,
}) => {
  await here.clock.install();
  await here.goto(slow.siteUrl + routes.settings);
  await waitForHydration(here);
  await here.getByRole("link", { name: "GitHub", exact: true }).click();
  await expect(here.getByRole("heading", { level: 1 })).toHaveText("GitHub");
  await here.goBack();
  await expect(here.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await here.clock.runFor(1_000);
  await expect(here.getByRole("progressbar", { name: "Loading the page" })).toHaveCount(0);
});
