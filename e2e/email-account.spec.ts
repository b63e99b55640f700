import type { Page } from "@playwright/test";
import { routes, toReset } from "@/lib/routes";
import { waitForHydration } from "./fixtures/hydration";
import {
  expireMailLinks,
  listMails,
  newAddress,
  readCode,
  readOpenPage,
  readResetLink,
  readUndoLink,
  readVerifyLink,
  toToken,
  unverify,
} from "./fixtures/mail";
import { callOwn, createPerson, type Person, signIn } from "./fixtures/people";
import { readStack } from "./fixtures/stack";
import { expect, test } from "./fixtures/test";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const STRONG = "violet harbour tuesday kettle";

async function openLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await waitForHydration(page);
}

async function stage(page: Page): Promise<string> {
  const address = newAddress();
  await page.goto(routes.email);
  expect(await callOwn(page, "/api/users/@me/", { email: address }, "PATCH")).toBe(200);
  return address;
}

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function askForReset(page: Page, email: string): Promise<void> {
  await page.goto(routes.reset);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(title(page)).toHaveText("Check your inbox");
}

test.describe("taking a change back", () => {
  test("E2: the old inbox cancels a pending change, ends every session and gets a way to a new password", async ({
    page,
    browser,
    signedIn,
  }) => {
    const address = await stage(page);
    const link = await readUndoLink(signedIn.email);
    const elsewhere = await browser.newContext({ baseURL: readStack().siteUrl });
    const old = await elsewhere.newPage();
    await openLink(old, link);
    await expect(old).toHaveURL(routes.undoEmailChange);
    expect(await readOpenPage(old)).not.toContain(toToken(link));
    await expect(old.getByText("Every session of the account is ended")).toBeVisible();
    await old.getByRole("button", { name: "Take the change back" }).click();
    await expect(title(old)).toHaveText("The change is taken back");
    await page.goto(routes.email);
    await expect(page).toHaveURL((url) => url.pathname === routes.signIn);
    await openLink(old, await readResetLink(signedIn.email));
    await old.getByRole("textbox", { name: "New password" }).fill(STRONG);
    await old.getByRole("button", { name: "Set password" }).click();
    await expect(old.getByText("Your password is changed")).toBeVisible();
    await waitForHydration(old);
    await fillSignIn(old, signedIn.email, STRONG);
    await expect(old).toHaveURL(routes.settings);
    await old.goto(routes.email);
    await expect(old.getByText(address)).toBeHidden();
    await elsewhere.close();
  });

  test("E2: a change that is done is reversed", async ({ page, context, signedIn }) => {
    const address = await stage(page);
    const before = await readUndoLink(signedIn.email);
    const code = await readCode(address);
    const path = "/api/users/verify_email/";
    expect(await callOwn(page, path, { uuid: signedIn.uuid, code })).toBe(200);
    await openLink(page, await readUndoLink(signedIn.email, before));
    await page.getByRole("button", { name: "Take the change back" }).click();
    await expect(title(page)).toHaveText("The change is taken back");
    await signIn(context, signedIn);
    await page.goto(routes.email);
    await expect(page.getByRole("region", { name: "Your address", exact: true })).toContainText(
      signedIn.email,
    );
  });

  test("opening the link changes nothing; a second use and a late one are said in words", async ({
    page,
    request,
    signedIn,
  }) => {
    const address = await stage(page);
    const link = await readUndoLink(signedIn.email);
    expect((await request.get(link, { maxRedirects: 0 })).status()).toBe(303);
    await page.goto(routes.email);
    await expect(page.getByRole("region", { name: "Your address", exact: true })).toContainText(address);
    await expireMailLinks(signedIn);
    await openLink(page, link);
    await page.getByRole("button", { name: "Take the change back" }).click();
    await expect(title(page)).toHaveText("This link no longer works");
    await page.goto(routes.undoEmailChange);
    await expect(title(page)).toHaveText("Open the link from the mail");
  });

  test("an old address that somebody else has by now is a refusal that says whom to ask", async ({
    page,
  }) => {
    await page.route("**/undo_email_change/", (route) => {
      const json = { type: "validation_error", code: "email_taken", detail: "x", attr: "email" };
      return route.request().method() === "POST" ? route.fulfill({ status: 400, json }) : route.continue();
    });
    await openLink(page, `${routes.undoEmailChange}#${"x".repeat(48)}`);
    await page.getByRole("button", { name: "Take the change back" }).click();
    await expect(page.getByText("The old address has another account by now")).toBeVisible();
  });
});

test.describe("a new password by mail", () => {
  test("is offered at sign-in, and sets one that ends every session", async ({ page, browser, person }) => {
    const elsewhere = await browser.newContext({ baseURL: readStack().siteUrl });
    await signIn(elsewhere, person);
    await page.goto(routes.signIn);
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(title(page)).toHaveText("Set a new password");
    await page.getByLabel("E-mail address").fill(person.email);
    await page.getByRole("button", { name: "Send the link" }).click();
    const link = await readResetLink(person.email);
    await openLink(page, link);
    await expect(page).toHaveURL(toReset(person.uuid));
    const field = page.getByRole("textbox", { name: "New password" });
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(page.getByText("Enter a password")).toBeVisible();
    await field.fill("password1");
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(
      page.getByText("This password is too easy to guess. Use a few unrelated words"),
    ).toBeVisible();
    await expect(field).toHaveValue("password1");
    await field.fill(STRONG);
    await page.getByRole("button", { name: "Show password" }).click();
    await expect(field).toHaveAttribute("type", "text");
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(page.getByText("Your password is changed")).toBeVisible();
    await waitForHydration(page);
    await fillSignIn(page, person.email, STRONG);
    await expect(page).toHaveURL(routes.settings);
    const other = await elsewhere.newPage();
    await other.goto(routes.settings);
    await expect(other).toHaveURL((url) => url.pathname === routes.signIn);
    await elsewhere.close();
  });

  test("E5: the page says the same for an address without an account, which gets no mail", async ({
    page,
    person,
  }) => {
    const nobody = newAddress();
    await askForReset(page, nobody);
    const text = (await page.getByRole("main").textContent()) ?? "";
    await page.getByRole("button", { name: "Use another address" }).click();
    await askForReset(page, person.email);
    const other = (await page.getByRole("main").textContent()) ?? "";
    expect(other.replace(person.email, nobody)).toBe(text);
    await readResetLink(person.email);
    expect(await listMails(nobody)).toEqual([]);
  });

  test("S10: its token leaves the address, and reaches no document, state, storage or cache", async ({
    page,
    person,
  }) => {
    await askForReset(page, person.email);
    const link = await readResetLink(person.email);
    await openLink(page, link);
    await expect(page).toHaveURL(toReset(person.uuid));
    expect(await readOpenPage(page)).not.toContain(toToken(link));
    await page.reload();
    await expect(title(page)).toHaveText("Open the link from the mail");
  });

  test("a link that is late, or used, leads to asking again", async ({ page, person }) => {
    await askForReset(page, person.email);
    const link = await readResetLink(person.email);
    await expireMailLinks(person);
    await openLink(page, link);
    await page.getByRole("textbox", { name: "New password" }).fill(STRONG);
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(title(page)).toHaveText("This link no longer works");
    await expect(title(page)).toBeFocused();
    await page.getByRole("link", { name: "Send another link" }).click();
    await expect(page).toHaveURL(routes.reset);
  });

  test("is asked for with the address that was typed at sign-in, and with a whole one alone", async ({
    page,
  }) => {
    await page.goto(routes.signIn);
    await waitForHydration(page);
    await page.getByLabel("E-mail address").fill("ada");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(page).toHaveURL(routes.reset);
    await expect(page.getByLabel("E-mail address")).toHaveValue("ada");
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByText("Enter a whole address, such as name@example.com")).toBeVisible();
  });

  test("asked for too often says how long to wait in words", async ({ page }) => {
    await page.goto(routes.reset);
    await page.route("**/api/reset/", (route) =>
      route.fulfill({
        status: 429,
        headers: { "Retry-After": "9000" },
        json: {
          type: "throttled_error",
          code: "throttled",
          detail: "Expected available in 9000 seconds.",
          attr: null,
        },
      }),
    );
    await page.getByLabel("E-mail address").fill(newAddress());
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByText("Too many tries. You can try again in about 3 hours.")).toBeVisible();
  });

  test("for another account than the one that is signed in switches nobody", async ({ page, signedIn }) => {
    const other = await createPerson();
    await page.goto(routes.settings);
    expect(await callOwn(page, "/api/reset/", { email: other.email })).toBe(200);
    await openLink(page, await readResetLink(other.email));
    await expect(page.getByText(`You are signed in as ${signedIn.email}`)).toBeVisible();
    await page.getByRole("textbox", { name: "New password" }).fill(STRONG);
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(title(page)).toHaveText("The password is changed");
    await page.goto(routes.email);
    await expect(page.getByRole("region", { name: "Your address", exact: true })).toContainText(
      signedIn.email,
    );
  });
});

test.describe("signing up", () => {
  async function fill(page: Page, email: string, password = STRONG): Promise<void> {
    await page.getByLabel("First name").fill("Robin");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create account" }).click();
  }

  test("makes an account that opens once its address is confirmed", async ({ page }) => {
    const email = newAddress();
    await page.goto(routes.signIn);
    await page.getByRole("link", { name: "Create an account" }).click();
    await fill(page, email);
    await expect(title(page)).toHaveText("Check your inbox");
    const former = await readVerifyLink(email);
    await page.getByRole("link", { name: "Go to sign-in" }).click();
    await waitForHydration(page);
    await fillSignIn(page, email, STRONG);
    await expect(page.getByText("Your e-mail address is not confirmed yet")).toBeVisible();
    await expect(page.getByText(/Another mail was just sent/)).toBeVisible();
    // It voids the first.
    await openLink(page, await readVerifyLink(email, former));
    await page.getByRole("button", { name: "Confirm address" }).click();
    await page.getByRole("link", { name: "Sign in" }).click();
    await waitForHydration(page);
    await fillSignIn(page, email, STRONG);
    await expect(page).toHaveURL(routes.settings);
    await page.goto(routes.email);
    await expect(page.getByRole("region", { name: "Your address", exact: true })).toContainText(email);
  });

  test("says what is wrong at its field, keeps what was typed, and forgets the password", async ({
    page,
  }) => {
    const email = newAddress();
    await page.goto(routes.signUp);
    await page.getByRole("button", { name: "Create account" }).click();
    for (const text of ["Enter your first name", "Enter your e-mail address", "Enter a password"]) {
      await expect(page.getByText(text)).toBeVisible();
    }
    await fill(page, email, "password1");
    await expect(
      page.getByText("This password is too easy to guess. Use a few unrelated words"),
    ).toBeVisible();
    await fill(page, email);
    await page.getByRole("button", { name: "Use another address" }).click();
    await expect(page.getByLabel("First name")).toHaveValue("Robin");
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  });

  test("E5: with an address that has an account looks the same, and its owner is told", async ({
    page,
    person,
  }) => {
    await page.goto(routes.signUp);
    await fill(page, person.email);
    await expect(title(page)).toHaveText("Check your inbox");
    await expect.poll(async () => (await listMails(person.email)).length).toBe(1);
    expect((await listMails(person.email))[0]?.text).not.toMatch(/verify_email/);
  });
});

test("whoever lost the mail of a first address gets in by a new password, which proves it as well", async ({
  page,
  person,
}) => {
  await unverify(person);
  await page.goto(routes.signIn);
  await fillSignIn(page, person.email, person.password);
  await page.getByRole("link", { name: "new password by mail" }).click();
  await expect(title(page)).toHaveText("Set a new password");
  await page.getByRole("textbox", { name: "E-mail address" }).fill(person.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await resetBy(page, person);
  await fillSignIn(page, person.email, STRONG);
  await expect(page).toHaveURL(routes.settings);
});

async function resetBy(page: Page, person: Person): Promise<void> {
  await openLink(page, await readResetLink(person.email));
  await page.getByRole("textbox", { name: "New password" }).fill(STRONG);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Your password is changed")).toBeVisible();
  await waitForHydration(page);
}
