import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expectClean } from "./fixtures/expect-clean";
import { linkAccount } from "./fixtures/github";
import { listWidths } from "./fixtures/looks";
import { unverify } from "./fixtures/mail";
import {
  addSecondOrganization,
  ageSessions,
  callApi,
  enableTwoFactor,
  handOverOnboarding,
  type Person,
} from "./fixtures/people";
import { expect, test } from "./fixtures/test";

const card = (page: Page) => page.getByRole("region", { name: "First steps" });
const step = (page: Page, name: string) => card(page).getByRole("listitem").filter({ hasText: name });

async function readAccount(person: Person): Promise<Record<string, unknown>> {
  return (await (await callApi(person, "/api/users/@me/")).json()) as Record<string, unknown>;
}

test("each step is marked from what is so, and leads to the page that does it", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  await unverify(signedIn);
  await page.goto(routes.settings);
  await expect(card(page)).toContainText("0 of 4 done");
  for (const [name, path] of [
    ["Confirm your e-mail address", routes.email],
    ["Add a second factor", routes.authenticator],
    ["Connect GitHub", routes.github],
    ["Choose your notifications", routes.notifications],
  ] as const) {
    await expect(step(page, name)).toContainText("to do");
    const href = (await step(page, name).getByRole("link").getAttribute("href")) ?? "";
    expect(new URL(href, page.url()).pathname).toBe(path);
  }
  await linkAccount(context, signedIn, github);
  await enableTwoFactor(signedIn);
  await page.reload();
  await expect(card(page)).toContainText("2 of 4 done");
  await expect(step(page, "Connect GitHub")).toContainText("done");
  await expect(step(page, "Connect GitHub").getByRole("link")).toHaveCount(0);
  const body = JSON.stringify({ notification_settings: { plugin_disabled: false } });
  await callApi(signedIn, "/api/users/@me/", { method: "PATCH", body });
  await page.reload();
  await expect(step(page, "Choose your notifications")).toContainText("done");
});

test("to keep the notifications as they are is a choice, and leaves other marks alone", async ({
  page,
  signedIn,
}) => {
  const body = JSON.stringify({ has_seen_product_intro_for: { insights: true } });
  await callApi(signedIn, "/api/users/@me/", { method: "PATCH", body });
  await page.goto(routes.settings);
  await page.getByRole("button", { name: "Keep your notifications as they are" }).click();
  await expect(step(page, "Choose your notifications")).toContainText("done");
  const { has_seen_product_intro_for: seen } = await readAccount(signedIn);
  expect(seen).toEqual({ insights: true, account_notifications: true });
});

for (const [button, reason] of [
  ["Skip for now", "later"],
  ["I do not need them", "other"],
] as const) {
  test(`"${button}" is stored as ${reason} with the step, and they stay away`, async ({ page, signedIn }) => {
    await page.goto(routes.settings);
    const request = page.waitForRequest((sent) => sent.url().includes("/onboarding/skip/"));
    await page.getByRole("button", { name: button }).focus();
    await page.keyboard.press("Enter");
    expect((await request).postDataJSON()).toEqual({ reason, step_at_skip: "two-factor" });
    await expect(card(page)).toBeHidden();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(page.getByRole("status").filter({ hasText: "put away" })).toContainText(
      "You find each of them in the navigation",
    );
    expect(await readAccount(signedIn)).toMatchObject({ onboarding_skipped_reason: reason });
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(card(page)).toHaveCount(0);
  });
}

test("R5: a session that proved itself long ago is asked, and closing the question skips nothing", async ({
  page,
  signedIn,
}) => {
  await page.goto(routes.settings);
  await ageSessions(signedIn);
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(page.getByRole("dialog", { name: "Confirm that it is you" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card(page)).toBeVisible();
  expect(await readAccount(signedIn)).toMatchObject({ onboarding_skipped_at: null });
});

test("a hand-over is shown, and skipping it asks before it cancels the invitation", async ({
  page,
  signedIn,
}) => {
  await handOverOnboarding(signedIn);
  await page.goto(routes.settings);
  await expect(card(page)).toContainText(/You handed the set-up of .+ to a colleague/);
  await expect(card(page)).toContainText("the invitation is cancelled");
  await page.getByRole("button", { name: "Skip for now" }).click();
  const question = page.getByRole("alertdialog", { name: "Skip, and take the set-up back?" });
  await question.getByRole("button", { name: "Keep the steps and the invitation" }).click();
  expect((await readAccount(signedIn)).onboarding_delegated_to_invite).toBeTruthy();
  await page.getByRole("button", { name: "Skip for now" }).click();
  await question.getByRole("button", { name: "Skip and cancel the invitation" }).click();
  // By its id: what stands behind a question is hidden by role as well.
  await expect(page.locator("#first-steps")).toHaveCount(0);
  expect(await readAccount(signedIn)).toMatchObject({
    onboarding_delegated_to_invite: null,
    onboarding_skipped_reason: "later",
  });
});

test("who skipped them in one organisation does not meet them in the next", async ({ page, signedIn }) => {
  await addSecondOrganization(signedIn);
  await page.goto(routes.settings);
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(card(page)).toBeHidden();
  await page.getByRole("button", { name: /^Organisation / }).click();
  await page.getByRole("menuitemradio", { name: /Second organisation/ }).click();
  await expect(page.getByRole("button", { name: /^Organisation Second organisation/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("region", { name: "You" })).toContainText("Second organisation");
  await expect(card(page)).toHaveCount(0);
});

test("a refused skip leaves them there, and says why", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.goto(routes.settings);
  await page.route("**/onboarding/skip/", async (route) => {
    const json = { type: "throttled_error", code: "throttled", detail: "Request was throttled.", attr: null };
    await route.fulfill({ status: 429, json, headers: { "retry-after": "600" } });
  });
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(card(page).getByRole("alert")).toHaveText(
    /Not skipped\. You tried this many times\. You can try again in/,
  );
  await expect(page.getByRole("button", { name: "Skip for now" })).toBeDisabled();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of listWidths(colorScheme, [375, 1280])) {
    test.describe(`W: in the ${colorScheme} theme at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test("the first steps and the question about a hand-over are axe clean", async ({ page, signedIn }) => {
        await handOverOnboarding(signedIn);
        await page.goto(routes.settings);
        await expect(card(page)).toBeVisible();
        await expectClean(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        await page.getByRole("button", { name: "Skip for now" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
        await expectClean(page);
      });
    });
  }
}
