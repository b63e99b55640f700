import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { enableTwoFactor } from "./fixtures/people";
import { signInAt } from "./fixtures/sign-in";
import { type SlowApp, startSlowApp } from "./fixtures/slow-app";
import { test as base, expect } from "./fixtures/test";

const test = base.extend<{ here: Page; slow: SlowApp }>({
  slow: async ({ browserName: _ }, use) => {
    const slow = await startSlowApp();
    await use(slow);
    await slow.close();
  },
  /** The person's page at the slow app, signed in there. */
  here: async ({ context, page, person, slow }, use) => {
    await signInAt(context, slow.siteUrl, person);
    await use(page);
  },
});

test("X1: a status that could not be read is an error with a retry, never off, and nothing is called good", async ({
  here,
  person,
  slow,
}) => {
  await enableTwoFactor(person);
  await here.route("**/two_factor_status/", (route) => route.abort());
  // Longer than the app server waits for a first paint, so that the browser reads for itself.
  slow.setDelay(600);
  await here.goto(slow.siteUrl + routes.security);
  const failed = here.getByText("Whether two-factor authentication is on could not be read");
  await expect(failed).toBeVisible({ timeout: 20_000 });
  await expect(here.getByText("Two-factor authentication is off")).toHaveCount(0);
  await expect(here.getByRole("link", { name: "Set up" })).toHaveCount(0);
  await expect(here.getByText("Some of your account could not be checked.")).toBeVisible();
  await expect(here.getByText(/^Nothing/)).toHaveCount(0);
  slow.setDelay(0);
  await here.unroute("**/two_factor_status/");
  await here.getByRole("button", { name: "Try again" }).click();
  await expect(here.getByRole("heading", { name: /^Two-factor authentication is on/ })).toBeVisible();
  await expect(here.getByText("Nothing to mend.")).toBeVisible();
});
