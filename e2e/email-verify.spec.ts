import type { Browser, Page } from "@playwright/test";
import { routes, toVerifyEmail } from "@/lib/routes";
import { makeCode } from "./fixtures/authenticator";
import { waitForHydration } from "./fixtures/hydration";
import {
  expireMailLinks,
  isLinkMailed,
  newAddress,
  readCode,
  readOpenPage,
  readVerifyLink,
  toToken,
  unverify,
  wrongOf,
} from "./fixtures/mail";
import { callOwn, createPerson, enableTwoFactor, type Person, signIn } from "./fixtures/people";
import { fillSignIn } from "./fixtures/sign-in";
import { readStack } from "./fixtures/stack";
import { expect, test } from "./fixtures/test";

const confirm = (page: Page) => page.getByRole("button", { name: "Confirm address" });
const title = (page: Page) => page.getByRole("heading", { level: 1 });
const codeField = (page: Page) => page.getByLabel("Six-digit code from the mail");

/** A change of the person who is signed in on this page, without clicking; its address. */
async function change(page: Page): Promise<string> {
  const address = newAddress();
  if (page.url() === "about:blank") await page.goto(routes.email);
  expect(await callOwn(page, "/api/users/@me/", { email: address }, "PATCH")).toBe(200);
  return address;
}

/** With the link of its mail. */
async function stage(page: Page): Promise<{ address: string; link: string }> {
  const address = await change(page);
  return { address, link: await readVerifyLink(address) };
}

/** Somebody who waits for the proof of their first address, with the mail sent. */
async function createUnverified(page: Page): Promise<Person> {
  const person = await createPerson();
  await unverify(person);
  await page.goto(toVerifyEmail(person.uuid));
  await page.getByRole("button", { name: "Send another mail" }).click();
  return person;
}

async function openElsewhere(browser: Browser, options: Parameters<Browser["newContext"]>[0] = {}) {
  const context = await browser.newContext(options);
  return { context, page: await context.newPage() };
}

async function openLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await waitForHydration(page);
}

test("E7: opening the link changes nothing, however often; a press on the page does", async ({
  page,
  request,
  signedIn,
}) => {
  const { address, link } = await stage(page);
  for (const method of ["GET", "HEAD", "GET"]) {
    const answer = await request.fetch(link, { method, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    expect(answer.headers()["cache-control"]).toContain("no-store");
  }
  const writes: string[] = [];
  page.on("request", (sent) => void (sent.method() === "POST" && writes.push(sent.url())));
  await openLink(page, link);
  await expect(confirm(page)).toBeVisible();
  await expect(page.getByText(`${address} becomes the confirmed address`)).toBeVisible();
  expect(writes).toEqual([]);
  await confirm(page).click();
  await expect(title(page)).toHaveText("Your address is confirmed");
  await expect(title(page)).toBeFocused();
  expect(writes).toHaveLength(1);
  await page.goto(routes.email);
  await expect(page.getByRole("region", { name: "Your address", exact: true })).toContainText(address);
  expect(signedIn.email).not.toBe(address);
});

test("S10: the token leaves the address at once and reaches no document, state, storage, cache or Referer", async ({
  page,
  signedIn,
}) => {
  const { link } = await stage(page);
  const token = toToken(link);
  const seen: string[] = [];
  page.on("request", (sent) => {
    const isLink = new URL(sent.url()).pathname === link;
    if (!isLink) seen.push(sent.url().replace(/#.*/, ""), sent.headers().referer ?? "");
  });
  await openLink(page, link);
  await expect(page).toHaveURL(toVerifyEmail(signedIn.uuid));
  expect(await readOpenPage(page)).not.toContain(token);
  await page.goto(routes.signIn);
  await page.goBack();
  await waitForHydration(page);
  expect(page.url()).not.toContain(token);
  await expect(page.getByText("Check your inbox")).toBeVisible();
  await page.reload();
  expect(await readOpenPage(page)).not.toContain(token);
  expect(seen.filter((text) => text.includes(token))).toEqual([]);
});

test("E7: another browser, a phone, confirms; it is signed in as nobody and led to sign-in", async ({
  page,
  browser,
  signedIn,
}) => {
  const { address, link } = await stage(page);
  const phone = await openElsewhere(browser, {
    baseURL: readStack().siteUrl,
    viewport: { width: 375, height: 720 },
    hasTouch: true,
    isMobile: true,
  });
  await openLink(phone.page, `${link}?next=${encodeURIComponent(routes.github)}`);
  await confirm(phone.page).click();
  await expect(title(phone.page)).toHaveText("Your address is confirmed");
  await phone.page.getByRole("link", { name: "Sign in" }).click();
  await expect(phone.page.getByText("Your e-mail address is confirmed")).toBeVisible();
  await waitForHydration(phone.page);
  await fillSignIn(phone.page, { ...signedIn, email: address });
  await expect(phone.page).toHaveURL(routes.github);
  await phone.context.close();
});

test("E7: verifying signs nobody in past a second factor, and says so", async ({
  page,
  browser,
  signedIn,
}) => {
  const { link } = await stage(page);
  await enableTwoFactor(signedIn);
  const other = await openElsewhere(browser, { baseURL: readStack().siteUrl });
  await openLink(other.page, link);
  await confirm(other.page).click();
  await expect(other.page.getByText("Sign in with it and with your second factor")).toBeVisible();
  await other.page.goto(routes.settings);
  await expect(other.page).toHaveURL((url) => url.pathname === routes.signIn);
  await other.context.close();
});

test("a first address is confirmed by its link, with a second factor still asked for", async ({ page }) => {
  const person = await createUnverified(page);
  const link = await readVerifyLink(person.email);
  const factor = await enableTwoFactor(person);
  await openLink(page, link);
  await confirm(page).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page.getByText("your second factor is asked for after the password")).toBeVisible();
  await waitForHydration(page);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Code of your authenticator app").pressSequentially(makeCode(factor.secret));
  await expect(page).toHaveURL(routes.settings);
});

test("E7: somebody else who is signed in is told so and stays who they are", async ({
  page,
  context,
  browser,
  signedIn,
}) => {
  const { address, link } = await stage(page);
  const host = await createPerson();
  const other = await openElsewhere(browser, { baseURL: readStack().siteUrl });
  await signIn(other.context, host);
  await openLink(other.page, link);
  await expect(other.page.getByText(`You are signed in as ${host.email}`)).toBeVisible();
  await expect(other.page.getByText(address)).toBeHidden();
  await confirm(other.page).click();
  await expect(other.page.getByText(`You are still signed in as ${host.email}`)).toBeVisible();
  await other.page.goto(routes.email);
  await expect(other.page.getByRole("region", { name: "Your address", exact: true })).toContainText(
    host.email,
  );
  await other.context.close();
  await context.clearCookies();
  await signIn(context, { ...signedIn, email: address });
});

test("a link used twice is success for whose it was, and plain words for anybody else", async ({
  page,
  browser,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  const { link } = await stage(page);
  await openLink(page, link);
  await confirm(page).click();
  await expect(title(page)).toHaveText("Your address is confirmed");
  await openLink(page, link);
  await expect(title(page)).toHaveText("Your address is confirmed already");
  const other = await openElsewhere(browser, { baseURL: readStack().siteUrl });
  await openLink(other.page, link);
  await confirm(other.page).click();
  await expect(other.page.getByText("You may be done already")).toBeVisible();
  await expect(other.page.getByText("This link no longer works")).toBeHidden();
  await expect(other.page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await other.page.getByRole("button", { name: /Enter a code/ }).click();
  await codeField(other.page).pressSequentially("123456");
  if (isLinkMailed()) await expect(other.page.getByText("sends a link instead of a code")).toBeVisible();
  else await expect(title(other.page)).toHaveText("Your address is confirmed");
  await other.context.close();
});

test("a link used twice is success in the browser that it worked in, signed in or not; a later link is not", async ({
  page,
  browser,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  const { address, link } = await stage(page);
  const phone = await openElsewhere(browser, { baseURL: readStack().siteUrl });
  await openLink(phone.page, link);
  await confirm(phone.page).click();
  await expect(title(phone.page)).toHaveText("Your address is confirmed");
  expect(await readOpenPage(phone.page)).not.toContain(toToken(link));
  const again = await phone.context.newPage();
  await openLink(again, link);
  await confirm(again).click();
  await expect(title(again)).toHaveText("Your address is confirmed");
  await expect(again.getByRole("link", { name: "Sign in" })).toBeVisible();
  await page.context().clearCookies();
  await signIn(page.context(), { ...signedIn, email: address });
  await page.goto(routes.email);
  const later = await stage(page);
  expect(await callOwn(page, "/api/users/cancel_email_change_request/", {}, "PATCH")).toBe(200);
  await openLink(again, later.link);
  await confirm(again).click();
  await expect(again.getByText("You may be done already")).toBeVisible();
  await phone.context.close();
});

test("E3: a link that is late leads to another mail, whose code works", async ({ page, signedIn }) => {
  const { address, link } = await stage(page);
  const former = await readCode(address);
  await expireMailLinks(signedIn);
  await openLink(page, link);
  await confirm(page).click();
  await expect(page.getByText("This link no longer works")).toBeVisible();
  await page.getByRole("button", { name: /Enter a code/ }).click();
  await page.getByRole("button", { name: "Send another mail" }).click();
  await codeField(page).pressSequentially(await readCode(address, former));
  await expect(title(page)).toHaveText("Your address is confirmed");
});

test("E6: an address that was taken in the meantime is a clear refusal, and the change stays pending", async ({
  page,
  browser,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  const { address, link } = await stage(page);
  const rival = await openElsewhere(browser, { baseURL: readStack().siteUrl });
  await signIn(rival.context, await createPerson());
  const former = link;
  const staged = await rival.page.goto(routes.email);
  expect(staged?.ok()).toBe(true);
  expect(await callOwn(rival.page, "/api/users/@me/", { email: address }, "PATCH")).toBe(200);
  await openLink(rival.page, await readVerifyLink(address, former));
  await confirm(rival.page).click();
  await expect(title(rival.page)).toHaveText("Your address is confirmed");
  await rival.context.close();
  await openLink(page, link);
  await confirm(page).click();
  await expect(page.getByText("Another account uses this address by now")).toBeVisible();
  await page.getByRole("link", { name: "Go to your e-mail settings" }).click();
  await expect(page.getByText("Waiting for you")).toBeVisible();
});

test("a code confirms a first address where nobody is signed in; a wrong one is said at the field", async ({
  page,
}) => {
  const person = await createUnverified(page);
  const code = await readCode(person.email);
  await codeField(page).pressSequentially(wrongOf(code));
  await expect(page.getByText("That is not the code of the newest mail.")).toBeVisible();
  await codeField(page).pressSequentially(code);
  await expect(title(page)).toHaveText("Your address is confirmed");
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("reason") === "verified");
});

test("where nothing waits, asking for another mail says so and claims no confirmation", async ({
  page,
  context,
  signedIn,
}) => {
  await context.clearCookies();
  await page.goto(toVerifyEmail(signedIn.uuid));
  await expect(title(page)).toHaveText("Confirm your e-mail address");
  await page.getByRole("button", { name: "Send another mail" }).click();
  await expect(title(page)).toHaveText("Nothing is waiting to be confirmed");
  await expect(title(page)).toBeFocused();
  await expect(page.getByText(signedIn.email)).toBeHidden();
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL((url) => !url.searchParams.has("reason"));
});

test("where nothing waits, its owner is told so at once, with the address", async ({ page, signedIn }) => {
  await page.goto(toVerifyEmail(signedIn.uuid));
  await expect(title(page)).toHaveText("Your address is confirmed already");
  await expect(
    page.getByText(`${signedIn.email} is your confirmed address; nothing is waiting.`),
  ).toBeVisible();
});

test("a change that was cancelled while the page of its mail stood open is not called confirmed", async ({
  page,
  signedIn,
}) => {
  await change(page);
  await page.goto(toVerifyEmail(signedIn.uuid));
  await expect(title(page)).toHaveText("Check your inbox");
  expect(await callOwn(page, "/api/users/cancel_email_change_request/", {}, "PATCH")).toBe(200);
  await codeField(page).pressSequentially("123456");
  await expect(title(page)).toHaveText("Your address is confirmed already");
  await expect(page.getByText(`${signedIn.email} is your confirmed address`)).toBeVisible();
});

test("a link that lost a part says that it is not complete", async ({ page }) => {
  for (const path of [routes.verifyEmail, `${routes.verifyEmail}/nonsense`]) {
    await page.goto(path);
    await expect(title(page)).toHaveText("This link is not complete");
  }
});

test("a server that cannot be reached keeps the link for another try", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  const { link } = await stage(page);
  await openLink(page, link);
  await page.route("**/verify_email/", (route) => route.abort());
  await confirm(page).click();
  await expect(page.getByText("Nothing was confirmed yet")).toBeVisible();
  await page.unroute("**/verify_email/");
  await confirm(page).click();
  await expect(title(page)).toHaveText("Your address is confirmed");
});
