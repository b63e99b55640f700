import type { BrowserContext, Page } from "@playwright/test";
import { routes, toInstallation } from "@/lib/routes";
import { linkAccount } from "./fixtures/github";
import { isCodeMailed } from "./fixtures/mail";
import { answerMailedCode } from "./fixtures/sign-in";
import { readStack } from "./fixtures/stack";
import { expect, test } from "./fixtures/test";

/** The pages' code is on its way until the test lets it through. */
async function holdScripts(context: BrowserContext): Promise<() => void> {
  let letThrough = () => {};
  const open = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await context.route("**/_next/static/**/*.js", async (route) => {
    await open;
    await route.continue();
  });
  return letThrough;
}

/** A page whose `goto` does not wait for React, as that of the other tests does. */
async function openAsleep(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path, { waitUntil: "commit" });
  return page;
}

/** Every address that this page asks for. */
function listAddresses(page: Page): string[] {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  return addresses;
}

async function fillEarly(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByLabel("Password", { exact: true }).press("Enter");
}

test("S10: who signs in before the page's code is there is signed in once it is, and nothing typed is in an address", async ({
  context,
  person,
}) => {
  const letThrough = await holdScripts(context);
  const page = await openAsleep(context, routes.signIn);
  const addresses = listAddresses(page);
  await fillEarly(page, person);
  letThrough();
  if (isCodeMailed()) await answerMailedCode(page, person.email, 0);
  await expect(page).toHaveURL(routes.settings);
  expect(addresses.filter((address) => address.includes(person.password))).toEqual([]);
});

test("S10: nothing typed gets into an address where scripts are off", async ({ browser, person }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: readStack().siteUrl });
  const page = await context.newPage();
  const addresses = listAddresses(page);
  await page.goto(routes.signIn);
  await Promise.all([page.waitForEvent("load"), fillEarly(page, person)]);
  expect(addresses.length).toBeGreaterThan(1);
  expect(addresses.filter((address) => /\?|password/.test(address))).toEqual([]);
  await context.close();
});

test("what is unfolded before the page's code is there looks pressed, and unfolds with what it holds", async ({
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  // A first list is read for some seconds, in which the server's page has no rows and no help.
  const visit = await openAsleep(context, toInstallation(id));
  await expect(visit.getByText("A repository is missing?")).toBeVisible({ timeout: 20_000 });
  const letThrough = await holdScripts(context);
  const page = await openAsleep(context, toInstallation(id));
  const summary = page.getByText("A repository is missing?");
  const readScale = () => summary.evaluate((element) => getComputedStyle(element).scale);
  await summary.click();
  await expect.poll(readScale).toBe("0.96");
  letThrough();
  await expect(page.getByText("It may belong to another account.")).toBeVisible();
  expect(await readScale()).toBe("none");
});

test("what is typed and pressed in a page that is not awake is there, and done, once it is", async ({
  context,
  signedIn: _,
}) => {
  const letThrough = await holdScripts(context);
  const page = await openAsleep(context, routes.profile);
  await page.getByLabel("First name").fill("Ada of the slow network");
  await page.getByLabel("Role").selectOption("Data");
  await page.getByRole("button", { name: /^Account:/ }).click();
  letThrough();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("First name")).toHaveValue("Ada of the slow network");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Saved", { exact: true })).toHaveCount(2);
  await page.reload();
  await expect(page.getByLabel("First name")).toHaveValue("Ada of the slow network");
  await expect(page.getByLabel("Role")).toHaveValue("data");
});
