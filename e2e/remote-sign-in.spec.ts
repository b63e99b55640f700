import type { Page } from "@playwright/test";
import { EMAIL_CODE_TRIES_MAX } from "@/lib/contract/limits";
import { routes } from "@/lib/routes";
import { expectClean } from "./fixtures/expect-clean";
import { listLoginCodes, readLoginCode, wrongOf } from "./fixtures/mail";
import { createKey, endSessions, type Person, revokeKeys } from "./fixtures/people";
import { fillSignIn, mailedCodeField, signInWithKey } from "./fixtures/sign-in";
import { readStack } from "./fixtures/stack";
import { expect, test } from "./fixtures/test";

const serverName = () => new URL(readStack().apiUrl).host;
const keyField = (page: Page) => page.getByRole("textbox", { name: "Personal API key" });

async function submitKey(page: Page, key: string): Promise<void> {
  await keyField(page).fill(key);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function submitPassword(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test.describe("signing in at a PostHog", { tag: "@remote-today" }, () => {
  test("with e-mail and password leads to the page that was asked for", async ({ page, person }) => {
    await page.goto(routes.github);
    await expect(page.getByText(`Manage your account at ${serverName()}`)).toBeVisible();
    await fillSignIn(page, person);
    await expect(page).toHaveURL(routes.github);
    await expect(page.getByRole("heading", { level: 1, name: "GitHub" })).toBeVisible();
  });

  test("a new account and a new password are to be had on the server's own pages", async ({ page }) => {
    await page.goto(routes.signIn);
    const links = page.getByRole("main").getByRole("link");
    await expect(links.filter({ hasText: /password/i }).first()).toHaveAttribute(
      "href",
      `${readStack().apiUrl}/reset`,
    );
    await expect(links.filter({ hasText: /account/i }).first()).toHaveAttribute(
      "href",
      `${readStack().apiUrl}/signup`,
    );
  });

  test("the mailed code is asked for: a wrong one is said, another mail can be had, the newest one works", async ({
    page,
    person,
  }) => {
    await page.clock.install();
    await page.goto(routes.signIn);
    await submitPassword(page, person);
    const first = await readLoginCode(person.email);
    await expectClean(page);
    await mailedCodeField(page).pressSequentially(wrongOf(first));
    await expect(page.getByText("That is not the code of the newest mail")).toBeVisible();
    await expect(mailedCodeField(page)).toHaveValue("");
    await expect(page.getByText(/You can ask for another code in/)).toBeVisible();
    await page.clock.fastForward(61_000);
    await page.getByRole("button", { name: "Send another code" }).click();
    await expect(page.getByText(/^Another mail is on its way. You can/)).toBeVisible();
    const second = await readLoginCode(person.email, 1);
    expect(await listLoginCodes(person.email)).toHaveLength(2);
    await mailedCodeField(page).pressSequentially(second);
    await expect(page).toHaveURL(routes.settings);
  });

  test("the mailed code is asked for no more in a browser that was to be remembered, and again in one that was not", async ({
    page,
    person,
  }) => {
    const answers = [false, true];
    for (const [former, isRemembered] of answers.entries()) {
      await page.goto(routes.signIn);
      await submitPassword(page, person);
      const code = await readLoginCode(person.email, former);
      const box = page.getByRole("checkbox", { name: "Remember this browser for 30 days" });
      await expect(box).not.toBeChecked();
      if (isRemembered) await box.check();
      await expectClean(page);
      await mailedCodeField(page).pressSequentially(code);
      await expect(page).toHaveURL(routes.settings);
      await page.getByRole("button", { name: /^Account:/ }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await expect(page).toHaveURL((url) => url.pathname === routes.signIn);
    }
    await submitPassword(page, person);
    await expect(page).toHaveURL(routes.settings);
    expect(await listLoginCodes(person.email)).toHaveLength(2);
  });

  test("a reload keeps the question for the mailed code", async ({ page, person }) => {
    await page.goto(routes.signIn);
    await submitPassword(page, person);
    await expect(mailedCodeField(page)).toBeVisible();
    await page.reload();
    await mailedCodeField(page).pressSequentially(await readLoginCode(person.email));
    await expect(page).toHaveURL(routes.settings);
  });

  test("the mailed code is asked for no more after too many wrong ones, and the way back has the address", async ({
    page,
    person,
  }) => {
    await page.goto(routes.signIn);
    await submitPassword(page, person);
    const wrong = wrongOf(await readLoginCode(person.email));
    for (let tries = 0; tries < EMAIL_CODE_TRIES_MAX; tries++) {
      await mailedCodeField(page).pressSequentially(wrong);
      await expect(page.getByText("That is not the code of the newest mail")).toBeVisible();
      await expect(mailedCodeField(page)).toHaveValue("");
    }
    await mailedCodeField(page).pressSequentially(wrong);
    await expect(page.getByText("another mail does not help")).toBeVisible();
    await expect(mailedCodeField(page)).toBeDisabled();
    await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeDisabled();
    await expect(page.getByText(/another code/)).toHaveCount(0);
    await expectClean(page);
    await page.getByRole("button", { name: "Sign in as somebody else" }).click();
    const address = page.getByLabel("E-mail address");
    await expect(address).toHaveValue(person.email);
    await expect(address).toBeFocused();
    // Selected, so that somebody else types over it.
    await page.keyboard.type("x");
    await expect(address).toHaveValue("x");
  });

  test("a reload keeps the question for the mailed code, and the wait for another one goes on", async ({
    page,
    person,
  }) => {
    const readWait = async () => {
      const text = await page.getByText(/You can ask for another code in 0:/).textContent();
      return Number(/in 0:(\d\d)/.exec(text ?? "")?.[1]);
    };
    await page.goto(routes.signIn);
    await submitPassword(page, person);
    await expect.poll(readWait, { timeout: 15_000 }).toBeLessThan(57);
    const before = await readWait();
    await page.reload();
    expect(await readWait()).toBeLessThanOrEqual(before);
    await expect(page.getByText("The server mailed it to you just now.")).toBeVisible();
  });

  test("going to the other way to sign in and back keeps what was typed, and a wait", async ({ page }) => {
    const password = page.getByRole("tab", { name: "E-mail and password" });
    const key = page.getByRole("tab", { name: "Personal API key" });
    await page.route("**/session", (route) =>
      route.fulfill({
        status: 429,
        headers: { "Retry-After": "90" },
        json: { type: "throttled_error", code: "throttled", detail: "Wait.", attr: null },
      }),
    );
    await page.goto(routes.signIn);
    await page.getByLabel("E-mail address").fill("ada@example.com");
    await page.getByLabel("Password", { exact: true }).fill("half a pass");
    await key.click();
    await submitKey(page, "phx_typed");
    await expect(page.getByText(/You can try again in 1:\d\d/)).toBeVisible();
    await password.click();
    await expect(page.getByLabel("E-mail address")).toHaveValue("ada@example.com");
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("half a pass");
    await expect(page.getByText(/You can try again/)).toBeHidden();
    await key.click();
    await expect(keyField(page)).toHaveValue("phx_typed");
    await expect(page.getByText(/You can try again in 1:\d\d/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeDisabled();
    await expectClean(page);
  });

  test("a key is refused by its reason, and one that may write signs in", async ({ page, person }) => {
    await page.goto(`${routes.signIn}?with=key`);
    await expectClean(page);
    await submitKey(page, "phx_nobodys");
    await expect(page.getByText(`${serverName()} does not know this key, or no longer does.`)).toBeVisible();
    await expect(keyField(page)).toBeFocused();
    await submitKey(page, await createKey(person, ["insight:read"]));
    await expect(page.getByText("This key lacks the scope user:read.")).toBeVisible();
    await submitKey(page, await createKey(person, ["user:read", "user:write"]));
    await expect(page).toHaveURL(routes.settings);
    await expect(page.getByText(person.email).first()).toBeVisible();
    await page.goto(routes.profile);
    await expect(page.getByText("Your key needs the scope")).toHaveCount(0);
    await expect(page.getByRole("textbox", { name: "First name" })).toBeEnabled();
  });

  test("a key that only reads shows everything and changes nothing, and the page says which scope would", async ({
    page,
    context,
    person,
  }) => {
    await signInWithKey(context, await createKey(person, ["user:read"]));
    for (const path of [routes.profile, routes.github, routes.notifications]) {
      await page.goto(path);
      await expect(page.getByText("Your key needs the scope user:write")).toHaveCount(1);
      const remedy = page.getByRole("link", { name: `API keys at ${serverName()}` });
      await expect(remedy.first()).toHaveAttribute("href", `${readStack().apiUrl}/settings/user-api-keys`);
    }
    await page.goto(routes.profile);
    await expect(page.getByRole("textbox", { name: "First name" })).toBeDisabled();
    await page.goto(routes.github);
    await expect(page.getByRole("button", { name: "Connect GitHub" })).toBeDisabled();
  });

  test("S3: the sealed cookies stay small, with a session and with a key", async ({
    context,
    person,
    signedIn: _,
  }) => {
    const listCookies = async () =>
      (await context.cookies()).filter(({ name }) => name.startsWith("__Host-account"));
    const ofSession = await listCookies();
    await signInWithKey(context, person.apiKey);
    for (const { name, value } of [...ofSession, ...(await listCookies())]) {
      expect(`${name}=${value}`.length).toBeLessThan(4_096);
    }
    expect(ofSession.map(({ name }) => name)).toContain("__Host-account-session");
  });
});

test.describe("the end of a session at a PostHog", { tag: "@remote-today" }, () => {
  test("signing out ends the upstream session too", async ({ page, signedIn: _ }) => {
    await page.goto(routes.settings);
    await page.getByRole("button", { name: /^Account:/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    // It would say so, had the server not been told.
    await expect(page).toHaveURL((url) => url.searchParams.get("reason") === "signed-out");
    await expect(page.getByText("You are signed out", { exact: true })).toBeVisible();
    await page.goto(routes.settings);
    await expect(page).toHaveURL((url) => url.pathname === routes.signIn);
  });

  test("a session that ends there leads to one message and back to where the person was", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.github);
    await endSessions(signedIn);
    await page.getByRole("button", { name: "Connect GitHub" }).click();
    await expect(page).toHaveURL((url) => url.searchParams.get("next") === routes.github);
    await expect(page.getByText("Your session has ended")).toHaveCount(1);
    await fillSignIn(page, signedIn);
    await expect(page).toHaveURL(routes.github);
  });

  test("so does a key that was revoked", async ({ page, context, person }) => {
    await signInWithKey(context, person.apiKey);
    await page.goto(routes.profile);
    await revokeKeys(person);
    await page.getByRole("textbox", { name: "First name" }).fill("Ada");
    await page.getByRole("textbox", { name: "First name" }).press("Enter");
    await expect(page).toHaveURL((url) => url.searchParams.get("next") === routes.profile);
    await expect(page.getByText("Your session has ended")).toHaveCount(1);
    await fillSignIn(page, person);
    await expect(page).toHaveURL(routes.profile);
  });
});
