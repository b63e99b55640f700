import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { addDevice, ageDevices, listDevices } from "./fixtures/notifications";
import { signInAt } from "./fixtures/sign-in";
import { startSlowApp } from "./fixtures/slow-app";
import { expect, test } from "./fixtures/test";

const devices = (page: Page) => page.getByRole("region", { name: "Push devices" });

test("an empty list says what it is for", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.goto(`${routes.notifications}#devices`);
  await expect(devices(page).getByText("No device gets pushes")).toBeInViewport();
});

test("a device is taken back within six seconds, or is removed, and the focus stays", async ({
  page,
  context,
  signedIn,
}) => {
  await addDevice(signedIn, "ios");
  await ageDevices(signedIn);
  await addDevice(signedIn, "android");
  await page.goto(routes.notifications);
  const phone = devices(page).getByRole("listitem").filter({ hasText: "iPhone or iPad" });
  await expect(phone.getByText("Not seen for over 30 days")).toBeVisible();
  await expect(devices(page).getByText("Not seen for over 30 days")).toHaveCount(1);
  const other = await context.newPage();
  await other.goto(routes.notifications);
  await page.clock.install();
  await phone.getByRole("button", { name: "Remove iPhone or iPad" }).press("Enter");
  const undo = phone.getByRole("button", { name: /^Undo/ });
  await expect(undo).toBeFocused();
  await undo.press("Enter");
  await expect(phone.getByRole("button", { name: "Remove iPhone or iPad" })).toBeFocused();
  await page.clock.runFor(7_000);
  expect(await listDevices(signedIn)).toHaveLength(2);
  await phone.getByRole("button", { name: "Remove iPhone or iPad" }).press("Enter");
  await page.clock.runFor(3_000);
  expect(await listDevices(signedIn)).toHaveLength(2);
  await page.clock.runFor(4_000);
  await expect(phone).toHaveCount(0);
  await expect(devices(page)).toBeFocused();
  expect(await listDevices(signedIn)).toEqual(["android"]);
  await expect(devices(other).getByText("iPhone or iPad")).toHaveCount(0);
});

for (const way of ["another page of the settings", "another site"] as const) {
  test(`leaving for ${way} commits the removal`, async ({ page, signedIn }) => {
    await addDevice(signedIn, "web");
    await page.goto(routes.notifications);
    await devices(page).getByRole("button", { name: "Remove Browser" }).click();
    if (way === "another site") await page.goto("about:blank");
    else await page.getByRole("link", { name: "Security" }).first().click();
    await expect.poll(() => listDevices(signedIn)).toEqual([]);
  });
}

test("a device that could not be removed stays, and says why", async ({ page, signedIn }) => {
  await addDevice(signedIn, "web");
  await page.goto(routes.notifications);
  await page.clock.install();
  await page.route("**/push_tokens/*/", (route) => route.abort());
  await devices(page).getByRole("button", { name: "Remove Browser" }).click();
  await page.clock.runFor(6_500);
  await expect(devices(page).getByRole("alert")).toContainText(/Browser, last seen .+, was not removed/);
  await expect(devices(page).getByRole("button", { name: "Remove Browser" })).toBeVisible();
  expect(await listDevices(signedIn)).toEqual(["web"]);
});

test("X1: a list that could not be read is an error with a retry, never empty", async ({
  context,
  page,
  person,
}) => {
  await addDevice(person, "web");
  const slow = await startSlowApp();
  await signInAt(context, slow.siteUrl, person);
  await page.route("**/push_tokens/", (route) => route.abort());
  // Longer than the app server waits for a first paint, so that the browser reads for itself.
  slow.setDelay(600);
  await page.goto(slow.siteUrl + routes.notifications);
  const failed = devices(page).getByText("Your push devices could not be read");
  await expect(failed).toBeVisible({ timeout: 20_000 });
  await expect(devices(page).getByText("No device gets pushes")).toHaveCount(0);
  slow.setDelay(0);
  await page.unroute("**/push_tokens/");
  await devices(page).getByRole("button", { name: "Try again" }).click();
  await expect(devices(page).getByText("Browser", { exact: true })).toBeVisible();
  await slow.close();
});
