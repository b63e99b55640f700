import type { Browser, Page } from "@playwright/test";
import { routes, SESSION_PATH } from "@/lib/routes";
import { makeCode } from "./fixtures/authenticator";
import { expectClean } from "./fixtures/expect-clean";
import { listWidths } from "./fixtures/looks";
import { ageSessions, enableTwoFactor, type Person, signIn } from "./fixtures/people";
import { fillSignIn } from "./fixtures/sign-in";
import { isOurs, readStack } from "./fixtures/stack";
import { expect, test } from "./fixtures/test";

const NEW_PASSWORD = "quartz lantern 74 meadow";
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

/** A session of the person in another browser. */
async function signInElsewhere(browser: Browser, person: Person, userAgent: string): Promise<Page> {
  const context = await browser.newContext({ userAgent });
  await signIn(context, person);
  return context.newPage();
}

async function confirmPassword(page: Page, password: string) {
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  await dialog.getByLabel("Password", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Continue" }).click();
}

const isAtSignIn = (url: URL) => url.pathname === routes.signIn;

test.describe("the password", () => {
  test("S8, R5: is changed from a session that proved itself long ago, and asked for once", async ({
    page,
    browser,
    signedIn,
  }) => {
    const other = await signInElsewhere(browser, signedIn, FIREFOX);
    await other.goto(routes.settings);
    await page.goto(routes.password);
    await page.getByLabel("Current password", { exact: true }).fill(signedIn.password);
    await page.getByLabel("New password", { exact: true }).fill(NEW_PASSWORD);
    await ageSessions(signedIn);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByRole("heading", { name: "Password changed" })).toBeFocused();
    if (isOurs()) {
      await expect(page.getByText("1 other session was ended: Firefox on Windows.")).toBeVisible();
    }
    await expect(page.getByText(`A mail about it was sent to ${signedIn.email}.`)).toBeVisible();
    // The older PostHog lets them live on.
    if (readStack().profile === "seed") await other.context().clearCookies();
    await other.goto(routes.settings);
    await expect(other).toHaveURL(isAtSignIn);
    await fillSignIn(other, { ...signedIn, password: NEW_PASSWORD });
    await expect(other).toHaveURL((url) => !isAtSignIn(url));
    await page.getByRole("link", { name: "Done" }).click();
    await expect(page).toHaveURL(routes.security);
    await other.context().close();
  });

  test("R2, R5: with two factors a code is asked for beside it, and closing that keeps what was typed", async ({
    page,
    signedIn,
  }) => {
    const { secret } = await enableTwoFactor(signedIn);
    await page.goto(routes.password);
    await page.getByLabel("Current password", { exact: true }).fill(signedIn.password);
    await page.getByLabel("New password", { exact: true }).fill(NEW_PASSWORD);
    await ageSessions(signedIn);
    await page.getByRole("button", { name: "Change password" }).click();
    const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
    const code = dialog.getByLabel("Code of your authenticator app");
    await expect(code).toBeFocused();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("Nothing was changed")).toBeVisible();
    await expect(page.getByLabel("Current password", { exact: true })).toHaveValue(signedIn.password);
    await expect(page.getByLabel("New password", { exact: true })).toHaveValue(NEW_PASSWORD);
    await page.getByRole("button", { name: "Change password" }).click();
    await code.pressSequentially(makeCode(secret));
    await expect(page.getByRole("heading", { name: "Password changed" })).toBeFocused();
  });

  test("each fault stands beside its field, and a wrong current one leaves the new one as typed", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.password);
    const current = page.getByLabel("Current password", { exact: true });
    const next = page.getByLabel("New password", { exact: true });
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(current).toBeFocused();
    await expect(current).toHaveAccessibleDescription(/Enter your current password/);
    await current.fill("wrong");
    await next.fill(NEW_PASSWORD);
    await page.keyboard.press("Enter");
    await expect(current).toHaveAccessibleDescription(/That is not your current password/);
    await expect(current).toBeFocused();
    await expect(next).toHaveValue(NEW_PASSWORD);
    await current.fill(signedIn.password);
    await next.fill("password1");
    await page.keyboard.press("Enter");
    await expect(next).toHaveAccessibleDescription(/too easy to guess/);
    await expect(next).toHaveValue("password1");
    await next.fill(signedIn.password);
    await page.keyboard.press("Enter");
    await expect(next).toHaveAccessibleDescription(/This is your present password/);
    await expect(next).toBeFocused();
    await page.getByRole("button", { name: "Show password" }).last().click();
    await expect(next).toHaveAttribute("type", "text");
    await expect(next).toHaveAttribute("autocomplete", "new-password");
  });

  test("too many wrong tries show a wait that counts down, and lose nothing that was typed", async ({
    page,
    signedIn,
  }) => {
    expect(signedIn.uuid).toBeTruthy();
    await page.goto(routes.password);
    await page.getByLabel("New password", { exact: true }).fill(NEW_PASSWORD);
    const submit = page.getByRole("button", { name: "Change password" });
    await expect(async () => {
      await page.getByLabel("Current password", { exact: true }).fill("wrong");
      await submit.click({ timeout: 1_000 });
      await expect(page.getByText(/You can try again in \d:\d\d/)).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(submit).toBeDisabled();
    await expect(page.getByLabel("New password", { exact: true })).toHaveValue(NEW_PASSWORD);
  });
});

test.describe("sessions", () => {
  test("S9: are named, ended one by one and all at once, after proof where it is old", async ({
    page,
    browser,
    signedIn,
  }) => {
    const phone = await signInElsewhere(browser, signedIn, IPHONE);
    const computer = await signInElsewhere(browser, signedIn, FIREFOX);
    await page.goto(routes.sessions);
    const rows = page.getByRole("region", { name: "Sessions" }).getByRole("listitem");
    await expect(rows).toHaveCount(3);
    await expect(rows.first()).toContainText("This session");
    await expect(rows.filter({ hasText: "This session" })).toHaveCount(1);
    await ageSessions(signedIn);
    await page.getByRole("button", { name: "End the session of Safari on iPhone" }).click();
    await page.getByRole("button", { name: "End session" }).click();
    await confirmPassword(page, signedIn.password);
    await expect(page.getByText("Session of Safari on iPhone ended")).toBeVisible();
    await expect(rows).toHaveCount(2);
    await phone.goto(routes.settings);
    await expect(phone).toHaveURL(isAtSignIn);
    await computer.goto(routes.settings);
    await expect(computer).toHaveURL(routes.settings);
    await page.getByRole("button", { name: "End all other sessions" }).click();
    await page.getByRole("button", { name: "End 1 other session" }).click();
    await expect(page.getByText("1 other session ended")).toBeVisible();
    await expect(rows).toHaveCount(1);
    await computer.reload();
    await expect(computer).toHaveURL(isAtSignIn);
    await Promise.all([phone.context().close(), computer.context().close()]);
  });

  test("closing the question ends nothing", async ({ page, browser, signedIn }) => {
    const phone = await signInElsewhere(browser, signedIn, IPHONE);
    await ageSessions(signedIn);
    await page.goto(routes.security);
    await page.getByRole("button", { name: "End all other sessions" }).click();
    await page.getByRole("button", { name: "End 1 other session" }).click();
    await expect(page.getByRole("dialog", { name: "Confirm that it is you" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("alertdialog", { name: "End 1 other session?" })).toBeVisible();
    await expect(page.getByText("They are still signed in")).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "End all other sessions" })).toBeFocused();
    await phone.goto(routes.settings);
    await expect(phone).toHaveURL(routes.settings);
    await phone.context().close();
  });
});

test("in somebody else's account nothing can be ended, and a read that failed can be tried again", async ({
  page,
  context,
  browser,
  signedIn,
}) => {
  await signInElsewhere(browser, signedIn, FIREFOX);
  await page.goto(routes.sessions);
  await expect(page.getByRole("button", { name: "End all other sessions" })).toBeEnabled();
  let isDown = true;
  await page.route("**/api/users/@me/", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), is_impersonated: true } });
  });
  await page.route("**/sessions/", async (route) => {
    if (!isDown) return route.fallback();
    const json = { type: "validation_error", code: "invalid_input", detail: "Not now.", attr: null };
    await route.fulfill({ status: 400, json });
  });
  const other = await context.newPage();
  await other.goto(routes.signIn);
  await other.evaluate(() => new BroadcastChannel("account").postMessage({ type: "security-changed" }));
  await expect(page.getByText("You are looking at somebody else's account")).toBeVisible();
  await expect(page.getByText("This may be out of date")).toBeVisible();
  for (const name of ["End all other sessions", "End the session of Firefox on Windows"]) {
    await expect(page.getByRole("button", { name })).toBeDisabled();
  }
  isDown = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("This may be out of date")).toHaveCount(0);
});

test.describe("the security page", () => {
  test("leads with off and the one way to set it up, and the navigation and the overview say it too", async ({
    page,
    signedIn,
  }) => {
    expect(signedIn.uuid).toBeTruthy();
    await page.goto(routes.security);
    await expect(page.getByRole("heading", { name: "Two-factor authentication is off" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Set up" })).toHaveAttribute("href", routes.authenticator);
    await expect(page.getByText("Nothing else to mend.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Security 1 thing needs you" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Disable two-factor authentication" })).toHaveCount(0);
    await page.goto(routes.settings);
    await expect(page.getByText("1 thing needs you.", { exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: /Two-factor authentication is off/ })).toBeVisible();
    const activity = page.getByRole("region", { name: "Recent activity" });
    if (isOurs()) await expect(activity).toContainText("Signed in");
    else await expect(activity).toHaveCount(0);
  });

  test("leads with on and its date, and calls an account in order only then", async ({ page, signedIn }) => {
    await enableTwoFactor(signedIn);
    await page.goto(routes.security);
    const lead = page.getByRole("heading", { name: /^Two-factor authentication is on/ });
    await expect(lead).toContainText(isOurs() ? /is on since .*2026/ : /is on$/);
    await expect(page.getByText("Nothing to mend.")).toBeVisible();
    await expect(page.getByText("10 of 10 left")).toBeVisible();
    await page.goto(routes.settings);
    await expect(page.getByText("Your account is in good order.")).toBeVisible();
  });

  test("X1: what was read stays, and says so, when a later read of the status fails", async ({
    page,
    signedIn,
  }) => {
    await enableTwoFactor(signedIn);
    await page.route("**/two_factor_status/", (route) => route.abort());
    await page.goto(routes.security);
    // As another tab says it, once this one listens.
    await expect(async () => {
      await page.evaluate(() => new BroadcastChannel("account").postMessage({ type: "security-changed" }));
      await expect(page.getByText("This may be out of date").first()).toBeVisible({ timeout: 5_000 });
    }).toPass();
    await expect(page.getByText("Two-factor authentication is off")).toHaveCount(0);
    await expect(page.getByRole("heading", { name: /^Two-factor authentication is on/ })).toBeVisible();
    await expect(page.getByText("Some of your account could not be checked.")).toBeVisible();
    await expect(page.getByText(/^Nothing (else )?to mend/)).toHaveCount(0);
    await page.unroute("**/two_factor_status/");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("This may be out of date")).toHaveCount(0);
    await expect(page.getByText("Nothing to mend.")).toBeVisible();
  });

  test("the focus returns to what opened a dialog, whatever had it inside", async ({ page, signedIn }) => {
    await page.goto(routes.security);
    const question = page.getByRole("dialog", { name: "Confirm that it is you" });
    const extend = page.getByRole("button", { name: "Extend" });
    await extend.click();
    await expect(question.getByLabel("Password", { exact: true })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(extend).toBeFocused();

    await enableTwoFactor(signedIn);
    await page.reload();
    const rename = page.getByRole("button", { name: "Rename Phone" });
    await rename.click();
    await expect(page.getByRole("dialog").getByLabel("Name")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(rename).toBeFocused();

    await ageSessions(signedIn);
    await page.goto(routes.backupCodes);
    const view = page.getByRole("button", { name: "View codes" });
    await view.click();
    await expect(question.getByLabel("Password", { exact: true })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(view).toBeFocused();
  });

  test("a double click opens a dialog once, and the focus stays in it", async ({ page, signedIn: _ }) => {
    await page.goto(routes.security);
    const field = page
      .getByRole("dialog", { name: "Confirm that it is you" })
      .getByLabel("Password", { exact: true });
    // Its code is there by then: the second press meets the open dialog.
    await page.getByRole("button", { name: "Extend" }).click();
    await expect(field).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(field).toHaveCount(0);
    await page.getByRole("button", { name: "Extend" }).dblclick();
    await expect(field).toBeFocused();
    await page.keyboard.type("in the field");
    await expect(field).toHaveValue("in the field");
  });

  test("a password that was never looked at stays in the question, and a wrong one goes", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.security);
    await page.getByRole("button", { name: "Extend" }).click();
    const question = page.getByRole("dialog", { name: "Confirm that it is you" });
    const field = question.getByLabel("Password", { exact: true });
    await confirmPassword(page, "wrong");
    await expect(question.getByText("That is not your password.")).toBeVisible();
    await expect(field).toHaveValue("");
    const detail = "The server is being repaired.";
    await page.route(`**${SESSION_PATH}`, (route) =>
      route.fulfill({
        status: 502,
        json: { type: "server_error", code: "upstream_failed", detail, attr: null },
      }),
    );
    await confirmPassword(page, signedIn.password);
    await expect(question.getByText(detail)).toBeVisible();
    await expect(field).toHaveValue(signedIn.password);
    await page.unroute(`**${SESSION_PATH}`);
    await question.getByRole("button", { name: "Continue" }).click();
    await expect(question).toBeHidden();
  });

  test("renames an app, keeps a taken name in the field, and removes one only after a second factor", async ({
    page,
    signedIn,
  }) => {
    const { secret } = await enableTwoFactor(signedIn);
    await page.goto(routes.security);
    await page.getByRole("button", { name: "Rename Tablet" }).click();
    const name = page.getByRole("dialog").getByLabel("Name");
    await name.fill("Phone");
    await page.keyboard.press("Enter");
    await expect(name).toHaveAccessibleDescription(/already have an authenticator app with this name/);
    await expect(name).toHaveValue("Phone");
    await name.fill("Old tablet");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Rename Old tablet" })).toBeVisible();
    await page.getByRole("button", { name: "Remove Old tablet" }).click();
    await page.getByRole("button", { name: "Remove app" }).click();
    await confirmPassword(page, signedIn.password);
    const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
    await dialog.getByLabel("Code of your authenticator app").fill(makeCode(secret));
    await expect(page.getByRole("button", { name: /Old tablet/ })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Remove Phone" })).toHaveCount(0);
    await expect(page.getByText("You have one authenticator app")).toBeVisible();
  });

  test("two tabs agree without a reload", async ({ page, context, browser, signedIn }) => {
    const phone = await signInElsewhere(browser, signedIn, IPHONE);
    const second = await context.newPage();
    await second.goto(routes.security);
    await expect(second.getByText("1 other place is signed in.")).toBeVisible();
    await page.goto(routes.sessions);
    await page.getByRole("button", { name: "End all other sessions" }).click();
    await page.getByRole("button", { name: "End 1 other session" }).click();
    await expect(second.getByText("You are signed in nowhere else.")).toBeVisible();
    await expect(second.getByRole("region", { name: "Recent activity" })).toContainText(
      "Ended 1 other session",
    );
    await phone.context().close();
  });
});

test.describe("activity", () => {
  test("tells what happened and from where, and a filter stays in the address", async ({
    page,
    browser,
    signedIn,
  }) => {
    const phone = await signInElsewhere(browser, signedIn, IPHONE);
    await page.goto(routes.activity);
    const rows = page.getByRole("region", { name: "Activity" }).getByRole("listitem");
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText("Signed in");
    await expect(rows.first()).toContainText("Safari on iPhone");
    await expect(rows.first().locator("time")).toHaveAttribute("datetime", /^\d{4}-/);
    await page.getByLabel("Kind of activity").selectOption({ label: "Password changed" });
    await expect(page.getByText("Nothing of this kind in the last 90 days.")).toBeVisible();
    await page.reload();
    await expect(page.getByText("Nothing of this kind in the last 90 days.")).toBeVisible();
    await page.getByRole("button", { name: "Show everything" }).click();
    await expect(rows).toHaveCount(2);
    await phone.context().close();
  });

  test("all of it is saved as a table in which nothing can run", async ({ page, browser, signedIn }) => {
    const stranger = await signInElsewhere(browser, signedIn, '=HYPERLINK("https://evil.example","x")');
    await page.goto(routes.activity);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    const file = await (await download).createReadStream();
    const text = Buffer.concat(await file.toArray()).toString();
    expect(text.trim().split("\r\n")).toHaveLength(3);
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"",""x"")"`);
    await stranger.context().close();
  });

  test("B12: a line that was somebody else leads to what shuts them out", async ({
    page,
    browser,
    signedIn,
  }) => {
    const stranger = await signInElsewhere(browser, signedIn, FIREFOX);
    await page.goto(routes.activity);
    await page
      .getByRole("button", { name: /^This was not me/ })
      .first()
      .click();
    const panel = page.getByRole("dialog", { name: "This was not me" });
    await expect(panel).toContainText("Firefox on Windows");
    await panel.getByRole("button", { name: "End all other sessions" }).click();
    await page.getByRole("button", { name: "End 1 other session" }).click();
    await expect(panel.getByText("1 session was ended.")).toBeVisible();
    await stranger.goto(routes.settings);
    await expect(stranger).toHaveURL(isAtSignIn);
    await panel.getByRole("link", { name: "Change password" }).click();
    await expect(page).toHaveURL(
      (url) => url.pathname === routes.password && url.searchParams.get("next") === routes.activity,
    );
    await stranger.context().close();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of listWidths(colorScheme, [375, 1280])) {
    test.describe(`W: in the ${colorScheme} theme at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test("every page about security is axe clean and scrolls one way only", async ({
        page,
        browser,
        signedIn,
      }) => {
        const phone = await signInElsewhere(browser, signedIn, IPHONE);
        await page.goto(routes.security);
        await expectClean(page);
        await enableTwoFactor(signedIn);
        for (const path of [routes.security, routes.password, routes.sessions, routes.activity]) {
          await page.goto(path);
          await expectClean(page);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(overflow, path).toBeLessThanOrEqual(0);
        }
        await phone.context().close();
      });

      test("the dialogs about what happened and about an app are axe clean", async ({
        page,
        browser,
        signedIn,
      }) => {
        const phone = await signInElsewhere(browser, signedIn, IPHONE);
        await enableTwoFactor(signedIn);
        await page.goto(routes.activity);
        await page
          .getByRole("button", { name: /^This was not me/ })
          .first()
          .click();
        await expect(page.getByRole("dialog", { name: "This was not me" })).toBeVisible();
        await expectClean(page);
        await page.goto(routes.security);
        await page.getByRole("button", { name: "Remove Tablet" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
        await expectClean(page);
        await page.getByRole("button", { name: "Remove app" }).click();
        await expect(page.getByRole("dialog", { name: "Confirm that it is you" })).toBeVisible();
        await expectClean(page);
        await phone.context().close();
      });
    });
  }
}
