import { buildPath } from "@/lib/contract/path";
import { registry } from "@/lib/contract/registry";
import { routes, toInstallation } from "@/lib/routes";
import { createPerson, enableTwoFactor, endSessions, signIn } from "./fixtures/people";
import { fillSignIn } from "./fixtures/sign-in";
import { expect, test } from "./fixtures/test";

const pages = [routes.settings, routes.github, toInstallation("123")];

test.describe("signed out", () => {
  for (const path of pages) {
    test(`${path} leads to sign-in and back after it`, async ({ page, person }) => {
      await page.goto(path);
      await expect(page).toHaveURL(
        (url) => url.pathname === routes.signIn && url.searchParams.get("next") === path,
      );
      await fillSignIn(page, person);
      await expect(page).toHaveURL(path);
    });
  }

  test("every API path behind the cookie is 401, and 403 without our header", async ({ page }) => {
    await page.goto(routes.signIn);
    const guarded = registry.filter(({ endpoint }) => endpoint.door === "cookie");
    expect(guarded.length).toBeGreaterThan(15);
    for (const { endpoint } of guarded) {
      const path = buildPath(endpoint.path, { uuid: "@me", team_id: "1", installation_id: "1", id: "1" });
      const method = endpoint.doorMethod ?? endpoint.method;
      const statuses = await page.evaluate(
        async ({ path, method }) => {
          const send = async (headers: Record<string, string>) =>
            (await fetch(path, { method, headers })).status;
          return [await send({ "x-account-app": "1" }), await send({})];
        },
        { path, method },
      );
      expect(statuses, endpoint.id).toEqual([401, 403]);
    }
  });

  for (const [what, next] of [
    ["an address of another site", "https://evil.example/"],
    ["the API's", "/api/users/@me/"],
  ] as const) {
    test(`G5: ${what} is no next page`, async ({ page, person }) => {
      await page.goto(`${routes.signIn}?next=${encodeURIComponent(next)}`);
      await fillSignIn(page, person);
      await expect(page).toHaveURL(routes.settings);
    });
  }
});

test("a wrong password is said beside the form, what was typed stays, and nothing is in the address", async ({
  page,
  person,
}) => {
  await page.goto(routes.signIn);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Enter your e-mail address")).toBeVisible();
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.keyboard.press("Enter");
  await expect(page.getByText("E-mail address or password is wrong")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(person.email);
  await expect(page).toHaveURL(routes.signIn);
});

test("a field that is wrong takes the place of what was said of the former try", async ({ page, person }) => {
  await page.goto(routes.signIn);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.keyboard.press("Enter");
  await expect(page.getByText("E-mail address or password is wrong")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Enter your password")).toBeVisible();
  await expect(page.getByText("E-mail address or password is wrong")).toHaveCount(0);
});

test("codes that are locked offer no backup code, which is locked too", async ({ page, person }) => {
  await enableTwoFactor(person);
  await page.goto(routes.signIn);
  await fillSignIn(page, person);
  await page.getByRole("button", { name: "Use a backup code instead" }).click();
  const field = page.getByLabel("Backup code");
  await expect(async () => {
    await field.fill("not-a-code");
    await field.press("Enter");
    await expect(page.getByText(/Codes and backup codes are locked/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("button", { name: /instead$/ })).toHaveCount(0);
});

test("PostHog's /login leads to sign-in with its query kept", async ({ page }) => {
  await page.goto("/login?next=%2Fsettings%2Fgithub");
  await expect(page).toHaveURL(`${routes.signIn}?next=%2Fsettings%2Fgithub`);
});

test("S7: signing out leaves in every tab, and Back shows nothing", async ({ page, context, signedIn }) => {
  await page.goto(routes.settings);
  await expect(page.getByText(signedIn.email).first()).toBeVisible();
  const second = await context.newPage();
  await second.goto(routes.github);
  await page
    .getByRole("button", { name: /account menu|Robin/i })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL((url) => url.pathname === routes.signIn);
  await expect(second).toHaveURL((url) => url.pathname === routes.signIn);
  await page.goBack();
  await expect(page.getByText(signedIn.email)).toHaveCount(0);
});

test("S7: after signing out nothing of what was typed is in the tab's storage", async ({
  page,
  signedIn,
}) => {
  await page.goto(routes.email);
  const typed = `new-${signedIn.email}`;
  await page.getByLabel("New e-mail address").fill(typed);
  const readStorage = () => page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  // For when its person has to sign in again, which this is not.
  await expect.poll(readStorage).toContain(typed);
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL((url) => url.pathname === routes.signIn);
  expect(await readStorage()).not.toContain(typed);
});

test("a session that ends during use leads to one message and back to where the person was", async ({
  page,
  signedIn,
}) => {
  await page.goto(routes.github);
  await expect(page.getByRole("button", { name: "Connect GitHub" })).toBeVisible();
  await endSessions(signedIn);
  await page.getByRole("button", { name: "Connect GitHub" }).click();
  await expect(page).toHaveURL(
    (url) => url.pathname === routes.signIn && url.searchParams.get("next") === routes.github,
  );
  await expect(page.getByText(/session (has )?(ended|expired)|signed out/i)).toHaveCount(1);
  await fillSignIn(page, signedIn);
  await expect(page).toHaveURL(routes.github);
});

for (const way of ["during use", "between two visits"] as const) {
  test(`a session that ended ${way} is told of once, and no visit after it`, async ({
    page,
    context,
    signedIn,
  }) => {
    await page.goto(routes.github);
    await expect(page.getByRole("button", { name: "Connect GitHub" })).toBeVisible();
    await endSessions(signedIn);
    if (way === "during use") await page.getByRole("button", { name: "Connect GitHub" }).click();
    else await page.goto(routes.settings);
    await expect(page.getByText("Your session has ended")).toBeVisible();
    const readNames = async () => (await context.cookies()).map(({ name }) => name);
    await expect.poll(readNames).not.toContain("__Host-account-session");
    await page.goto(routes.settings);
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    await expect(page.getByText("Your session has ended")).toHaveCount(0);
  });
}

test("a sign-in takes every tab that waits at the sign-in page on to where it was going", async ({
  page,
  context,
  person,
}) => {
  const second = await context.newPage();
  await second.goto(routes.github);
  await expect(second).toHaveURL((url) => url.pathname === routes.signIn);
  await page.goto(routes.signIn);
  await fillSignIn(page, person);
  await expect(page).toHaveURL(routes.settings);
  await expect(second).toHaveURL(routes.github);
});

test("a tab that missed the news of a sign-in finds out when it is looked at", async ({
  page,
  context,
  person,
}) => {
  // A tab put to sleep hears nothing.
  await page.addInitScript(() => Reflect.deleteProperty(window, "BroadcastChannel"));
  await page.goto(routes.github);
  await expect(page).toHaveURL((url) => url.pathname === routes.signIn);
  await signIn(context, person);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(page).toHaveURL(routes.github);
});

test("a sign-in as another person turns their other tabs into that person's", async ({
  page,
  context,
  signedIn,
}) => {
  const other = await createPerson();
  await page.goto(routes.settings);
  await expect(page.getByText(signedIn.email).first()).toBeVisible();
  const second = await context.newPage();
  await second.goto(`${routes.signIn}?reason=confirm`);
  await fillSignIn(second, other);
  await expect(page.getByText(other.email).first()).toBeVisible();
  await expect(page.getByText(signedIn.email)).toHaveCount(0);
});

test("a tab of another person that heard nothing shows and changes nothing of who is signed in now", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  expect(github.login).toBeTruthy();
  const other = await createPerson();
  await page.addInitScript(() => Reflect.deleteProperty(window, "BroadcastChannel"));
  await page.goto(routes.github);
  const connect = page.getByRole("button", { name: "Connect GitHub" });
  await expect(connect).toBeVisible();
  await signIn(context, other);
  const refused = page.waitForResponse((response) => response.status() === 409);
  const reloaded = page.waitForEvent("load");
  await connect.click();
  expect((await refused).url()).toContain("/integrations/github/start/");
  await reloaded;
  await page.goto(routes.settings);
  await expect(page.getByText(other.email).first()).toBeVisible();
  // And by a move within the frame.
  await signIn(context, signedIn);
  await page.getByRole("link", { name: "GitHub", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Account:/ })).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByText(signedIn.email).first()).toBeVisible();
  await expect(page.getByText(other.email)).toHaveCount(0);
});

test("S10: no token or code lies in the browser's storage or address", async ({ page, signedIn }) => {
  expect(signedIn.email).toContain("@");
  await page.goto(routes.settings);
  const stored = await page.evaluate(async () => ({
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    databases: (await indexedDB.databases()).length,
    cookie: document.cookie,
  }));
  expect(stored.databases).toBe(0);
  expect(stored.cookie).toBe("");
  expect(stored.local + stored.session).not.toMatch(/phx_|sessionid|csrf|eyJ/);
});
