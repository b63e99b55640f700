import type { Page } from "@playwright/test";
import { routes, toVerifyEmail } from "@/lib/routes";
import { waitForHydration } from "./fixtures/hydration";
import { readLeftBehind } from "./fixtures/left-behind";
import {
  expireMailCodes,
  isCodeMailed,
  listMails,
  newAddress,
  readCode,
  readUndoLink,
  readVerifyLink,
  toToken,
  unverify,
  wrongOf,
} from "./fixtures/mail";
import { ageSessions, callApi, createPerson, endSessions, signIn } from "./fixtures/people";
import { answerProof, fillSignIn } from "./fixtures/sign-in";
import { isOurs } from "./fixtures/stack";
import { expect, test } from "./fixtures/test";

const field = (page: Page) => page.getByLabel("New e-mail address");
const codeField = (page: Page) => page.getByLabel("Six-digit code from the mail");
const resend = (page: Page) => page.getByRole("button", { name: "Send another mail" });
const shown = (page: Page) => page.getByRole("region", { name: "Your address", exact: true });

/** As far as the mail; its address. */
async function stage(page: Page, address = newAddress()): Promise<string> {
  await page.goto(routes.email);
  await field(page).fill(address);
  await page.getByRole("button", { name: "Send confirmation" }).click();
  await expect(page.getByRole("heading", { name: "Confirm the new address" })).toBeVisible();
  return address;
}

async function expectChanged(page: Page, address: string): Promise<void> {
  await expect(page.getByText(`${address} is your address now`)).toBeVisible();
  await expect(shown(page)).toContainText(address);
  await expect(shown(page).getByText("Confirmed", { exact: true })).toBeVisible();
}

test("E1: a new address stands beside the old one until its code is entered, which sends itself", async ({
  page,
  signedIn,
}) => {
  const address = await stage(page);
  await expect(shown(page)).toContainText(signedIn.email);
  await expect(shown(page)).toContainText(address);
  await expect(shown(page).getByText("Waiting for you")).toBeVisible();
  await expect(page.getByText(`Until then you sign in with ${signedIn.email}`)).toBeVisible();
  await expect(codeField(page)).toBeFocused();
  await codeField(page).pressSequentially(await readCode(address));
  await expectChanged(page, address);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.getByText("Waiting for you")).toBeHidden();
});

test("E2: the old address is told with a way back, and again once it is done", async ({ page, signedIn }) => {
  const address = await stage(page);
  const before = await readUndoLink(signedIn.email);
  await codeField(page).pressSequentially(await readCode(address));
  await expectChanged(page, address);
  expect(await readUndoLink(signedIn.email, before)).toMatch(/^\/undo_email_change\/.{40,}/);
});

test("E2: both addresses are told once a change is done", async ({ page, signedIn }) => {
  const address = await stage(page);
  await codeField(page).pressSequentially(await readCode(address));
  await expectChanged(page, address);
  const subjects = async (to: string) => (await listMails(to)).map(({ subject }) => subject);
  await expect.poll(() => subjects(address)).toContain("This is your new PostHog account email");
  await expect.poll(() => subjects(signedIn.email)).toContain("This is no longer your PostHog account email");
});

test("S10: no code and no token is left in the page, its storage, its caches or its address", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  const address = await stage(page);
  const code = await readCode(address);
  const token = isCodeMailed() ? null : toToken(await readVerifyLink(address));
  await codeField(page).pressSequentially(wrongOf(code));
  await expect(page.getByText("That is not the code of the newest mail.")).toBeVisible();
  expect(await readLeftBehind(page)).not.toContain(wrongOf(code));
  await codeField(page).pressSequentially(code);
  await expectChanged(page, address);
  const left = await readLeftBehind(page);
  expect(left).not.toContain(code);
  if (token !== null) expect(left).not.toContain(token);
});

test("R5: what was typed survives the question who asks, closed or answered", async ({ page, signedIn }) => {
  const address = newAddress();
  const hint = page.getByText(/asked to confirm that it is you/);
  await page.goto(routes.email);
  await expect(field(page)).toBeVisible();
  if (isOurs()) await expect(hint).toHaveCount(0);
  await ageSessions(signedIn);
  await page.reload();
  await expect(hint).toBeVisible();
  await field(page).fill(address);
  await page.getByRole("button", { name: "Send confirmation" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(field(page)).toHaveValue(address);
  await page.getByRole("button", { name: "Send confirmation" }).click();
  await answerProof(page, signedIn);
  await expect(page.getByRole("heading", { name: "Confirm the new address" })).toBeVisible();
  await expect(shown(page)).toContainText(address);
});

test("what is wrong with an address is said at its field, and what was typed stays", async ({
  page,
  signedIn,
}) => {
  await page.goto(routes.email);
  const send = page.getByRole("button", { name: "Send confirmation" });
  await send.click();
  await expect(page.getByText("Enter an e-mail address")).toBeVisible();
  await field(page).fill("nobody");
  await expect(page.getByText("Enter a whole address, such as name@example.com")).toBeVisible();
  await field(page).fill("ada..lovelace@example.org");
  await expect(page.getByText(/no two in a row/)).toBeVisible();
  await field(page).fill(signedIn.email);
  await expect(page.getByText("That is your address already")).toBeVisible();
  await field(page).fill("a(b@example.org");
  await send.click();
  await expect(page.getByText("Enter a whole address, such as name@example.com")).toBeVisible();
  await expect(field(page)).toHaveValue("a(b@example.org");
  await expect(field(page)).toBeFocused();
});

for (const [code, text] of [
  ["unique", "Another account uses that address."],
  ["email_taken", "Another account uses that address."],
] as const) {
  test(`a server that refuses an address with ${code} is quoted at the field`, async ({ page, signedIn }) => {
    expect(signedIn.uuid).toBeTruthy();
    await page.goto(routes.email);
    await page.route("**/api/users/@me/", (route) =>
      route.request().method() === "PATCH"
        ? route.fulfill({ status: 400, json: { type: "validation_error", code, detail: "x", attr: "email" } })
        : route.continue(),
    );
    await field(page).fill(newAddress());
    await page.getByRole("button", { name: "Send confirmation" }).click();
    await expect(page.getByText(text)).toBeVisible();
    await expect(field(page)).toHaveAttribute("aria-invalid", "true");
  });
}

test("E4: too many changes are refused with the wait in sight, and the form waits with it", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  await stage(page);
  for (let changes = 0; changes < 6; changes += 1) {
    await page.getByRole("button", { name: "Fix a typo" }).click();
    await field(page).fill(newAddress());
    await page.getByRole("button", { name: "Send confirmation" }).click();
    if (changes < 5) await expect(field(page)).toBeHidden();
  }
  await expect(page.getByText("Your address is unchanged")).toBeVisible();
  await expect(page.getByText("Too many tries. You can try again in about 24 hours.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send confirmation" })).toBeDisabled();
});

test("E5: an address that somebody else has looks like any other, and its owner is told", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  const owner = await createPerson();
  await stage(page, owner.email);
  await expect(page.getByText(`A mail with a code and a link was sent to ${owner.email}`)).toBeVisible();
  await expect.poll(async () => (await listMails(owner.email)).length).toBe(1);
  const [mail] = await listMails(owner.email);
  expect(mail?.text).not.toMatch(/\d{6}|verify_email/);
});

test("E3: a typo is mended in place; the code that went to it stops working", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  const typo = await stage(page);
  const former = await readCode(typo);
  await page.getByRole("button", { name: "Fix a typo" }).click();
  await expect(field(page)).toHaveValue(typo);
  await expect(field(page)).toBeFocused();
  await page.getByRole("button", { name: "Keep waiting" }).click();
  await expect(codeField(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Fix a typo" })).toBeFocused();
  await page.getByRole("button", { name: "Fix a typo" }).click();
  const address = newAddress();
  await field(page).fill(address);
  await page.getByRole("button", { name: "Send confirmation" }).click();
  await expect(shown(page)).toContainText(address);
  const code = await readCode(address);
  if (former !== code) {
    await codeField(page).pressSequentially(former);
    await expect(page.getByText("That is not the code of the newest mail.")).toBeVisible();
  }
  await codeField(page).pressSequentially(code);
  await expectChanged(page, address);
});

test("a pasted code is cleaned of spaces, hyphens and full-width digits", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  const address = await stage(page);
  const code = await readCode(address);
  const wide = [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit)));
  const text = ` ${wide.slice(0, 3).join("")} -\u200b${code.slice(3)} `;
  await codeField(page).evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await expectChanged(page, address);
});

test("E4: a wrong code, too many of them and an old one are three different texts", async ({
  page,
  signedIn,
}) => {
  const address = await stage(page);
  const code = await readCode(address);
  for (let tries = 0; tries < 5; tries += 1) {
    await codeField(page).pressSequentially(wrongOf(code));
    await expect(page.getByText("That is not the code of the newest mail.")).toBeVisible();
    await expect(codeField(page)).toBeFocused();
  }
  await codeField(page).pressSequentially(code);
  await expect(
    page.getByText("Too many wrong codes: the code of this mail no longer works. Send another mail."),
  ).toBeVisible();
  await expect(page.getByText(/try again/)).toBeHidden();
  await expect(codeField(page)).toBeDisabled();
  await expect(page.getByRole("button", { name: "Confirm address" })).toBeDisabled();
  await expect(shown(page)).toContainText(signedIn.email);
});

test("a code that is older than ten minutes is called that", async ({ page, signedIn }) => {
  await page.clock.install();
  const address = await stage(page);
  const code = await readCode(address);
  await expireMailCodes(signedIn);
  await page.clock.fastForward("11:00");
  await codeField(page).pressSequentially(code);
  await expect(page.getByText(/Codes work for ten minutes, and this one is older/)).toBeVisible();
});

test("a dead code names a way out that exists, when no other mail may be asked for", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.clock.install();
  const address = await stage(page);
  const code = await readCode(address);
  for (const wait of ["00:35", "01:05"]) {
    await page.clock.fastForward(wait);
    await resend(page).click();
    await expect(page.getByText(/on its way|last mail/).first()).toBeVisible();
  }
  await expect(page.getByText("That was the last mail for now.")).toBeVisible();
  await page.clock.fastForward("11:00");
  await codeField(page).pressSequentially(wrongOf(code));
  await expect(page.getByText(/cancel the change and start again/)).toBeVisible();
  await expect(page.getByText(/Send another mail/)).toBeHidden();
});

test("a change that is confirmed on a phone ends this session, and sign-in says with which address to go on", async ({
  page,
  signedIn,
}) => {
  const address = await stage(page);
  const code = await readCode(address);
  const body = { uuid: signedIn.uuid, code };
  expect(
    (await callApi(signedIn, "/api/users/verify_email/", { method: "POST", body: JSON.stringify(body) })).ok,
  ).toBe(true);
  await expect(page).toHaveURL((url) => url.searchParams.get("reason") === "maybe-verified", {
    timeout: 15_000,
  });
  await expect(
    page.getByText("If you confirmed a new address meanwhile, sign in with that one."),
  ).toBeVisible();
});

test("a code that confirms after the session has ended leads to sign-in, which says that it is confirmed", async ({
  page,
  signedIn,
}) => {
  const address = await stage(page);
  const code = await readCode(address);
  await endSessions(signedIn);
  await codeField(page).pressSequentially(code);
  await expect(page).toHaveURL((url) => url.searchParams.get("reason") === "verified");
  await expect(page.getByText("Your e-mail address is confirmed")).toBeVisible();
});

test("a new address that is typed outlives a sign-in, and no longer than that", async ({
  page,
  signedIn,
}) => {
  const address = newAddress();
  await page.goto(routes.email);
  await field(page).fill(address);
  await endSessions(signedIn);
  await page.getByRole("button", { name: "Send confirmation" }).click();
  await expect(page).toHaveURL((url) => url.pathname === routes.signIn);
  await waitForHydration(page);
  await fillSignIn(page, signedIn);
  await expect(page).toHaveURL(routes.email);
  await expect(field(page)).toHaveValue(address);
  await page.getByRole("button", { name: "Send confirmation" }).click();
  await expect(shown(page)).toContainText(address);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(address);
});

test("E4: another mail waits 30 s, then 60 s, over reloads and sleep, and ends after two", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.clock.install();
  const address = await stage(page);
  const first = await readCode(address);
  await expect(resend(page)).toBeDisabled();
  await expect(page.getByText(/You can ask for another in 0:(30|2\d)\./)).toBeVisible();
  await page.clock.fastForward("00:20");
  await page.reload();
  await expect(page.getByText(/You can ask for another in 0:(10|0\d)\./)).toBeVisible();
  await page.clock.fastForward("00:15");
  await resend(page).click();
  await expect(
    page.getByText(/Another mail is on its way\. You can ask for another in (1:00|0:5\d)/),
  ).toBeVisible();
  const second = await readCode(address, first);
  await page.clock.fastForward("01:05");
  await resend(page).click();
  await expect(page.getByText("That was the last mail for now.")).toBeVisible();
  await expect(resend(page)).toBeHidden();
  await page.reload();
  await expect(page.getByText("That was the last mail for now.")).toBeVisible();
  await codeField(page).pressSequentially(await readCode(address, second));
  await expectChanged(page, address);
});

test("E4: the wait for another mail, and its end, are the same in all tabs", async ({
  page,
  context,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  await stage(page);
  const other = await context.newPage();
  await other.clock.install();
  await other.goto(routes.email);
  await expect(resend(other)).toBeDisabled();
  await other.clock.runFor(31_000);
  await resend(other).click();
  await expect(other.getByText("Another mail is on its way.").first()).toBeVisible();
  await other.clock.runFor(61_000);
  await resend(other).click();
  await expect(other.getByText("That was the last mail for now.")).toBeVisible();
  await expect(page.getByText("That was the last mail for now.")).toBeVisible();
  await expect(resend(page)).toHaveCount(0);
});

test("a server that has had enough of asking ends it, with the wait in sight", async ({ page, signedIn }) => {
  await unverify(signedIn);
  await page.goto(routes.email);
  await page.route("**/request_email_verification/", (route) =>
    route.fulfill({
      status: 429,
      headers: { "Retry-After": "7200" },
      json: { type: "throttled_error", code: "throttled", detail: "Wait.", attr: null },
    }),
  );
  await resend(page).click();
  await expect(page.getByText("You can ask again in about 2 hours.")).toBeVisible();
  await expect(resend(page)).toBeHidden();
});

test("without mail the page says so instead of waiting for one", async ({ page, signedIn }) => {
  await unverify(signedIn);
  await page.goto(routes.email);
  const json = { type: "validation_error", code: "email_not_available", detail: "No mail.", attr: null };
  await page.route("**/request_email_verification/", (route) => route.fulfill({ status: 400, json }));
  await resend(page).click();
  await expect(page.getByText("This server sends no mail")).toBeVisible();
});

test("an address that was never proved is marked, and its code proves it", async ({ page, signedIn }) => {
  await unverify(signedIn);
  await page.goto(routes.email);
  await expect(shown(page).getByText("Not confirmed")).toBeVisible();
  await resend(page).click();
  await codeField(page).pressSequentially(await readCode(signedIn.email));
  await expect(page.getByText("Your address is confirmed")).toBeVisible();
  await expect(shown(page).getByText("Confirmed", { exact: true })).toBeVisible();
});

test("E3: cancelling asks first; then code and link are dead and the old address stays", async ({
  page,
  signedIn,
}) => {
  const address = await stage(page);
  const link = isCodeMailed() ? toVerifyEmail(signedIn.uuid) : await readVerifyLink(address);
  await page.getByRole("button", { name: "Cancel the change" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(signedIn.email);
  await dialog.getByRole("button", { name: "Keep waiting" }).click();
  await expect(codeField(page)).toBeVisible();
  await page.getByRole("button", { name: "Cancel the change" }).click();
  await dialog.getByRole("button", { name: "Cancel the change" }).click();
  await expect(page.getByText("The change was cancelled")).toBeVisible();
  await expect(field(page)).toHaveValue("");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.goto(link);
  await expect(page.getByText("Your address is confirmed already")).toBeVisible();
  await expect(
    page.getByText(`${signedIn.email} is your confirmed address; nothing is waiting.`),
  ).toBeVisible();
  await page.goto(routes.email);
  await expect(shown(page)).toContainText(signedIn.email);
  await expect(shown(page)).not.toContainText(address);
});

test("a change in one tab is seen in the other at once", async ({ page, context, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  const other = await context.newPage();
  await other.goto(routes.email);
  const address = await stage(page);
  await expect(other.getByRole("heading", { name: "Confirm the new address" })).toBeVisible();
  await codeField(page).pressSequentially(await readCode(address));
  await expectChanged(other, address);
});

test("E9: a change ends the person's other sessions", async ({ page, browser, signedIn }) => {
  const elsewhere = await browser.newContext();
  await signIn(elsewhere, signedIn);
  const other = await elsewhere.newPage();
  const address = await stage(page);
  await codeField(page).pressSequentially(await readCode(address));
  await expectChanged(page, address);
  await other.goto(routes.email);
  await expect(other).toHaveURL((url) => url.pathname === routes.signIn);
  await elsewhere.close();
});

for (const [who, fields, text] of [
  ["managed", { has_sso_enforcement: true }, /manages this address/],
  ["impersonated", { is_impersonated: true }, /somebody else's account/],
] as const) {
  test(`a ${who} account is read-only, and says why`, async ({ page, signedIn }) => {
    expect(signedIn.uuid).toBeTruthy();
    await page.goto(routes.email);
    await page.route("**/api/users/@me/", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), ...fields } });
    });
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
    await expect(page.getByText(text)).toBeVisible();
    await expect(field(page)).toBeHidden();
    await expect(page.getByRole("button", { name: "Send confirmation" })).toBeHidden();
  });
}

test("the demo's inbox is linked from where a mail is waited for", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  await stage(page);
  const link = page.getByRole("link", { name: /Open the demo's inbox/ });
  await expect(link).toHaveAttribute("href", /^http:\/\/127\.0\.0\.1:\d+/);
});
