import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expectClean } from "./fixtures/expect-clean";
import { readLeftBehind } from "./fixtures/left-behind";
import { listWidths } from "./fixtures/looks";
import {
  addDashboards,
  addSecondOrganization,
  ageSessions,
  callApi,
  enableTwoFactor,
  expireKeys,
  type Person,
  signIn,
} from "./fixtures/people";
import { answerProof } from "./fixtures/sign-in";
import { readStack } from "./fixtures/stack";
import { expect, test } from "./fixtures/test";

type Account = Record<string, unknown>;

/** The account as a program reads it, past our own caches. */
async function readAccount(person: Person): Promise<Account> {
  return (await (await callApi(person, "/api/users/@me/")).json()) as Account;
}

const section = (page: Page, name: string) => page.getByRole("region", { name });
const isDark = (page: Page) => page.locator("html").evaluate((html) => html.classList.contains("dark"));

/** Every PATCH of the account from now on. */
function watchChanges(page: Page): unknown[] {
  const bodies: unknown[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH" && request.url().endsWith("/api/users/@me/")) {
      bodies.push(request.postDataJSON());
    }
  });
  return bodies;
}

async function failChanges(page: Page, detail: string) {
  await page.route("**/api/users/@me/", async (route) => {
    if (route.request().method() !== "PATCH") return route.fallback();
    const json = { type: "server_error", code: "error", detail, attr: null };
    await route.fulfill({ status: 503, json });
  });
}

test.describe("the person", () => {
  test("a name is saved alone, with only what changed on the wire, and shown everywhere", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.profile);
    const bodies = watchChanges(page);
    const save = page.getByRole("button", { name: "Save name" });
    await expect(save).toBeDisabled();
    await page.getByLabel("First name").fill("Augusta");
    await page.getByLabel("First name").press("Enter");
    await expect(page.getByRole("form", { name: "Name" }).getByText("Saved")).toBeVisible();
    await expect(save).toBeDisabled();
    expect(bodies).toEqual([{ first_name: "Augusta" }]);
    expect(await readAccount(signedIn)).toMatchObject({ first_name: "Augusta", last_name: "Test" });
    await expect(page.getByRole("button", { name: "Account: Augusta Test" })).toBeVisible();
  });

  test("what the server refuses stands at its field, with what was typed kept", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.profile);
    const first = page.getByLabel("First name");
    const last = page.getByLabel("Last name");
    await last.fill("x".repeat(151));
    await page.getByRole("button", { name: "Save name" }).click();
    await expect(last).toHaveAccessibleDescription(/150/);
    await expect(last).toBeFocused();
    await expect(last).toHaveValue("x".repeat(151));
    await last.fill("Byron");
    await first.fill("   ");
    await page.getByRole("button", { name: "Save name" }).click();
    await expect(first).toHaveAccessibleDescription(/Enter your first name/);
    expect(await readAccount(signedIn)).toMatchObject({ first_name: "Robin", last_name: "Test" });
  });

  test("R5: a session that proved itself long ago is asked, and the name goes through", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.profile);
    await ageSessions(signedIn);
    await page.getByLabel("Last name").fill("Byron");
    await page.getByRole("button", { name: "Save name" }).click();
    await answerProof(page, signedIn);
    await expect(page.getByRole("form", { name: "Name" }).getByText("Saved")).toBeVisible();
    expect(await readAccount(signedIn)).toMatchObject({ last_name: "Byron" });
  });
});

test.describe("a name that is typed and not saved", () => {
  const question = (page: Page) => page.getByRole("alertdialog", { name: "Leave without saving your name?" });
  const leave = (page: Page) => question(page).getByRole("button", { name: "Leave without saving" });
  const stay = (page: Page) => question(page).getByRole("button", { name: "Stay" });
  const notifications = (page: Page) => page.getByRole("link", { name: "Notifications", exact: true });

  async function typeName(page: Page) {
    await page.goto(routes.settings);
    await page.getByRole("link", { name: "Profile" }).first().click();
    await page.getByLabel("First name").fill("Augusta");
  }

  async function switchTo(page: Page, name: string) {
    await page.getByRole("button", { name: /^Organisation .*: switch$/ }).click();
    await page.getByRole("menuitemradio", { name }).click();
  }

  test("is asked about from the first letter, before a link or Back takes it away, and staying keeps it", async ({
    page,
    signedIn,
  }) => {
    expect(signedIn.uuid).toBeTruthy();
    await typeName(page);
    await notifications(page).click();
    await stay(page).click();
    await expect(page.getByLabel("First name")).toHaveValue("Augusta");
    await page.goBack();
    await leave(page).click();
    await expect(page).toHaveURL(routes.settings);
  });

  test("stays on the page when the code of the question does not come, which comes at the next try", async ({
    page,
    signedIn,
  }) => {
    expect(signedIn.uuid).toBeTruthy();
    await page.goto(routes.settings);
    await page.getByRole("link", { name: "Profile" }).first().click();
    await expect(page.getByLabel("First name")).toBeEditable();
    const chunks = "**/_next/static/chunks/**";
    await page.route(chunks, (route) => route.abort());
    await page.getByLabel("First name").fill("Augusta");
    await notifications(page).click();
    await expect(page.getByRole("alert").filter({ hasText: "did not load" })).toBeVisible();
    await expect(page.getByLabel("First name")).toHaveValue("Augusta");
    await page.unroute(chunks);
    await notifications(page).click();
    await leave(page).click();
    await expect(page).toHaveURL(routes.notifications);
  });

  test("is asked about before Back that is pressed at once", async ({ page, signedIn }) => {
    expect(signedIn.uuid).toBeTruthy();
    await typeName(page);
    await page.goBack();
    await stay(page).click();
    await expect(page.getByLabel("First name")).toHaveValue("Augusta");
    await expect(page).toHaveURL(routes.profile);
  });

  test("and taken back, or typed and taken back many times, leaves Back as it was", async ({
    page,
    signedIn,
  }) => {
    expect(signedIn.uuid).toBeTruthy();
    await typeName(page);
    for (const name of ["Robin", "Augusta", "Robin", "Augusta", "Robin"]) {
      await page.getByLabel("First name").fill(name);
    }
    await expect(page.getByRole("button", { name: "Save name" })).toBeDisabled();
    await page.goBack();
    await expect(page).toHaveURL(routes.settings);
    await expect(question(page)).toHaveCount(0);
  });

  test("is held again after a switch that was let go and left the page where it is", async ({
    page,
    signedIn,
  }) => {
    await addSecondOrganization(signedIn);
    await typeName(page);
    // Whether the other organisation closes this page, by requiring a second factor, is not known before.
    await switchTo(page, "Second organisation");
    await leave(page).click();
    await expect(page.getByRole("button", { name: /^Organisation Second organisation/ })).toBeVisible();
    await expect(page.getByLabel("First name")).toHaveValue("Augusta");
    await notifications(page).click();
    await stay(page).click();
    await expect(page).toHaveURL(routes.profile);
  });

  test("is not asked about by a switch that cannot close the page", async ({ page, signedIn }) => {
    await addSecondOrganization(signedIn);
    await enableTwoFactor(signedIn);
    await typeName(page);
    await switchTo(page, "Second organisation");
    await expect(page.getByRole("button", { name: /^Organisation Second organisation/ })).toBeVisible();
    await expect(question(page)).toHaveCount(0);
    await expect(page.getByLabel("First name")).toHaveValue("Augusta");
  });
});

test("Back to an address with a section puts the focus on that section again", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.goto(`${routes.profile}#access`);
  const title = page.getByRole("heading", { level: 2, name: "Data and support access" });
  await expect(title).toBeFocused();
  await page.getByRole("link", { name: "Notifications", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Notifications" })).toBeFocused();
  await page.goBack();
  await expect(title).toBeFocused();
  await expect(title).toBeInViewport();
});

test.describe("preferences", () => {
  test("each saves by itself, sends one key and says so", async ({ page, signedIn }) => {
    await page.goto(routes.profile);
    const bodies = watchChanges(page);
    await page.getByLabel("Role").selectOption("Data");
    await page.getByLabel("Toolbar").click();
    await page.getByLabel("Shortcuts").selectOption("Hidden");
    await page.getByLabel("Suggestions in the sidebar").click();
    await page.getByLabel("Anonymise my data").click();
    await page.getByLabel("Let support sign in as you").click();
    await expect(page.getByText("Saved", { exact: true })).toHaveCount(6);
    expect(bodies).toEqual([
      { role_at_organization: "data" },
      { toolbar_mode: "disabled" },
      { shortcut_position: "hidden" },
      { allow_sidebar_suggestions: false },
      { anonymize_data: true },
      { allow_impersonation: false },
    ]);
    expect(await readAccount(signedIn)).toMatchObject(Object.assign({}, ...(bodies as object[])));
    await page.reload();
    await expect(page.getByLabel("Shortcuts")).toHaveValue("hidden");
    await expect(page.getByLabel("Let support sign in as you")).not.toBeChecked();
  });

  test("a failure puts the switch back and says why; nothing is shown as saved", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.profile);
    await failChanges(page, "The server is being repaired.");
    const toggle = page.getByLabel("Let support sign in as you");
    await toggle.click();
    const alert = section(page, "Data and support access")
      .getByRole("alert")
      .filter({ hasText: "Not saved" });
    await expect(alert).toHaveText(/Not saved\. The server is being repaired\./);
    await expect(toggle).toBeChecked();
    await expect(page.getByText("Saved", { exact: true })).toHaveCount(0);
    expect(await readAccount(signedIn)).toMatchObject({ allow_impersonation: true });
  });

  test("B15: a change in one tab is seen in the other", async ({ page, context, signedIn }) => {
    expect(signedIn.uuid).toBeTruthy();
    await page.goto(routes.profile);
    const other = await context.newPage();
    await other.goto(routes.profile);
    await page.getByLabel("Toolbar").click();
    await expect(other.getByLabel("Toolbar")).not.toBeChecked();
  });

  test("an impersonated account is read-only, and says why; the theme is this device's own", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.profile);
    const bodies = watchChanges(page);
    await page.route("**/api/users/@me/", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), is_impersonated: true } });
    });
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
    await expect(page.getByText("You are looking at somebody else's account")).toBeVisible();
    for (const label of ["First name", "Role", "Toolbar", "Organisation", "Anonymise my data"]) {
      await expect(page.getByLabel(label, { exact: true })).toBeDisabled();
    }
    await page.getByRole("radio", { name: "Dark" }).check({ force: true });
    expect(await isDark(page)).toBe(true);
    expect(bodies).toEqual([]);
    expect(await readAccount(signedIn)).not.toMatchObject({ theme_mode: "dark" });
  });
});

test.describe("the theme", () => {
  test("is applied at once, stored with the account and there on another device", async ({
    page,
    browser,
    signedIn,
  }) => {
    await page.goto(routes.profile);
    await page.getByRole("radio", { name: "Dark" }).check({ force: true });
    expect(await isDark(page)).toBe(true);
    await expect(section(page, "Preferences").getByText("Saved")).toBeVisible();
    expect(await readAccount(signedIn)).toMatchObject({ theme_mode: "dark" });
    const device = await browser.newContext({ colorScheme: "light" });
    await signIn(device, signedIn);
    const other = await device.newPage();
    await other.goto(routes.settings);
    expect(await isDark(other)).toBe(true);
    await device.close();
  });

  test("of the account is on the page before its first paint, whatever the device remembers", async ({
    page,
    signedIn,
  }) => {
    await callApi(signedIn, "/api/users/@me/", { method: "PATCH", body: '{"theme_mode":"dark"}' });
    await page.addInitScript(() => {
      localStorage.setItem("theme", "light");
      const seen: boolean[] = [];
      Object.assign(window, { seen });
      const look = () => {
        // A frame with something of the page in it is one that a person sees.
        if (document.querySelector("main")) seen.push(document.documentElement.classList.contains("dark"));
        if (seen.length < 20) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(routes.settings);
    const seen = () => page.evaluate(() => (window as unknown as { seen: boolean[] }).seen);
    await expect.poll(async () => (await seen()).length).toBe(20);
    expect((await seen()).filter((wasDark) => !wasDark)).toEqual([]);
  });

  test("goes back when it could not be saved, and says why", async ({ page, signedIn }) => {
    await callApi(signedIn, "/api/users/@me/", { method: "PATCH", body: '{"theme_mode":"light"}' });
    await page.goto(routes.profile);
    await failChanges(page, "The server is being repaired.");
    await page.getByRole("radio", { name: "Dark" }).check({ force: true });
    await expect(
      section(page, "Preferences").getByText(/Not saved\. The server is being repaired/),
    ).toBeVisible();
    expect(await isDark(page)).toBe(false);
    await expect(page.getByRole("radio", { name: "Light" })).toBeChecked();
  });

  test("chosen in the account menu is stored with the account, too", async ({ page, signedIn }) => {
    await page.goto(routes.github);
    await page.getByRole("button", { name: /^Account:/ }).click();
    await page.getByRole("menuitemradio", { name: "Dark" }).click();
    await expect.poll(async () => (await readAccount(signedIn)).theme_mode).toBe("dark");
    await page.reload();
    expect(await isDark(page)).toBe(true);
  });
});

test.describe("where the person works", () => {
  test("organisation and project are switched, and default dashboards are of the new project", async ({
    page,
    signedIn,
  }) => {
    await addDashboards(signedIn, 3);
    await addSecondOrganization(signedIn);
    await page.goto(routes.profile);
    await page.getByLabel("Organisation", { exact: true }).selectOption("Second organisation");
    await expect(page.getByLabel("Project", { exact: true })).toHaveValue(/\d+/);
    await expect(page.getByText("What opens first, for you alone, in Second project.")).toBeVisible();
    await page.getByRole("button", { name: /^Home: Not chosen/ }).click();
    await expect(page.getByRole("option")).toHaveText(["Far away"]);
  });

  test("a default dashboard is searched, chosen by keyboard alone and kept", async ({ page, signedIn }) => {
    await addDashboards(signedIn, 12);
    await page.goto(routes.profile);
    await page.getByRole("button", { name: /^A person: Not chosen/ }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Default dashboard: A person" });
    await expect(dialog.getByRole("combobox")).toBeFocused();
    await expect(dialog.getByRole("option")).toHaveCount(12);
    await page.keyboard.type("dashboard 11");
    await expect(dialog.getByRole("option")).toHaveText(["Dashboard 11"]);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    const button = page.getByRole("button", { name: /^A person: Dashboard 11/ });
    await expect(button).toBeFocused();
    await expect(section(page, "Default dashboards").getByText("Saved")).toBeVisible();
    await page.reload();
    await expect(button).toBeVisible();
    expect(JSON.stringify((await readAccount(signedIn)).scene_personalisation)).toContain("Person");
  });

  test("dashboards that could not be read are read again on request", async ({ page, signedIn }) => {
    await addDashboards(signedIn, 2);
    await page.goto(routes.profile);
    let isDown = true;
    await page.route("**/dashboards/**", async (route) => {
      if (!isDown) return route.fallback();
      const json = { type: "validation_error", code: "invalid_input", detail: "Not now.", attr: null };
      await route.fulfill({ status: 400, json });
    });
    await page.getByRole("button", { name: /^Home: Not chosen/ }).click();
    const dialog = page.getByRole("dialog", { name: "Default dashboard: Home" });
    await dialog.getByRole("combobox").fill("dash");
    await expect(dialog.getByText("The dashboards could not be read")).toBeVisible();
    isDown = false;
    await dialog.getByRole("button", { name: "Try again" }).click();
    await expect(dialog.getByRole("option")).toHaveCount(2);
  });

  test("a search without a match says so, and Escape changes nothing", async ({ page, signedIn }) => {
    await addDashboards(signedIn, 1);
    await page.goto(routes.profile);
    await page.getByRole("button", { name: /^Home: Not chosen/ }).click();
    await expect(page.getByRole("combobox", { name: "Dashboards" })).toBeFocused();
    await page.keyboard.type("nowhere");
    await expect(page.getByText("No dashboard of this project is called “nowhere”.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: /^Home: Not chosen/ })).toBeFocused();
  });
});

async function makeKey(page: Page, label: string): Promise<string> {
  await page.goto(routes.newApiKey);
  await page.getByLabel("Label").fill(label);
  await page.getByRole("button", { name: "Make key" }).click();
  const value = page.getByText(/^phx_\w{30,}$/);
  await expect(value).toBeVisible();
  return (await value.textContent()) ?? "";
}

const callWith = (apiKey: string) =>
  fetch(`${readStack().apiUrl}/api/users/@me/`, { headers: { authorization: `Bearer ${apiKey}` } });

test.describe("personal API keys", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("A2: one is made with scope and expiry, works, and is listed with its mask", async ({
    page,
    signedIn,
  }) => {
    expect(signedIn.uuid).toBeTruthy();
    const value = await makeKey(page, "Laptop");
    expect((await callWith(value)).status).toBe(200);
    await expect(page.getByRole("heading", { name: "Laptop is ready" })).toBeFocused();
    await page.getByRole("button", { name: "Copy key" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(value);
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page).toHaveURL(routes.apiKeys);
    const row = page.getByRole("listitem").filter({ hasText: "Laptop" });
    await expect(row).toContainText(`phx_…${value.slice(-4)}`);
    await expect(row).toContainText("Read your account");
    await expect(row).toContainText(/Used|Never used/);
  });

  test("A2, S10: the value is nowhere once it is put away", async ({ page, signedIn }) => {
    expect(signedIn.uuid).toBeTruthy();
    const value = await makeKey(page, "Laptop");
    const shown = JSON.parse(await readLeftBehind(page)) as unknown[];
    // On screen, and in nothing else: no cache, storage, address or history.
    expect(JSON.stringify(shown.slice(1))).not.toContain(value);
    await page.getByRole("button", { name: "Copy key" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page).toHaveURL(routes.apiKeys);
    await expect(page.getByText("Laptop")).toBeVisible();
    expect(await readLeftBehind(page)).not.toContain(value);
    await page.goBack();
    expect(await readLeftBehind(page)).not.toContain(value);
  });

  test("A2: nobody leaves an uncopied value by accident", async ({ page, signedIn }) => {
    expect(signedIn.uuid).toBeTruthy();
    const value = await makeKey(page, "Laptop");
    const question = page.getByRole("alertdialog", { name: "Leave without copying the key?" });
    await page.getByRole("button", { name: "Done" }).click();
    await question.getByRole("button", { name: "Stay" }).click();
    await page.getByRole("link", { name: "Personal API keys" }).click();
    await question.getByRole("button", { name: "Stay" }).click();
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("combobox", { name: "Search settings" })).toBeFocused();
    await page.keyboard.type("github");
    await page.keyboard.press("Enter");
    await question.getByRole("button", { name: "Stay" }).click();
    await expect(page.getByText(value)).toBeVisible();
    await page.getByRole("button", { name: "Done" }).click();
    await question.getByRole("button", { name: "Leave without it" }).click();
    await expect(page).toHaveURL(routes.apiKeys);
    expect(await readLeftBehind(page)).not.toContain(value);
  });

  test("A2: rolling asks first, stops the old value at once and shows the new one once", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.apiKeys);
    await page.getByRole("link", { name: /^Test/ }).click();
    await page.getByRole("button", { name: "Roll key" }).click();
    await expect(page.getByRole("alertdialog")).toContainText("The old value stops at once");
    expect((await callWith(signedIn.apiKey)).status).toBe(200);
    await page.getByRole("alertdialog").getByRole("button", { name: "Roll key" }).click();
    const value = (await page.getByText(/^phx_\w{30,}$/).textContent()) ?? "";
    expect((await callWith(signedIn.apiKey)).status).toBe(401);
    expect((await callWith(value)).status).toBe(200);
    await page.getByRole("button", { name: "Copy key" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Test" })).toBeFocused();
    expect(await readLeftBehind(page)).not.toContain(value);
  });

  test("a label is changed, a key deleted after a question, and its address then says so", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.apiKeys);
    await page.getByRole("link", { name: /^Test/ }).click();
    await page.getByLabel("Label", { exact: true }).fill("Nightly export");
    await page.getByRole("button", { name: "Save label" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Nightly export" })).toBeVisible();
    const address = page.url();
    await page.getByRole("button", { name: "Delete Nightly export" }).click();
    expect((await callWith(signedIn.apiKey)).status).toBe(200);
    await page.getByRole("button", { name: "Delete key" }).click();
    await expect(page).toHaveURL(routes.apiKeys);
    await expect(page.getByText("You have no personal API key")).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "Nightly export deleted" })).toBeVisible();
    expect((await callWith(signedIn.apiKey)).status).toBe(401);
    await page.goto(address);
    await expect(page.getByText("This key does not exist")).toBeVisible();
  });

  test("one that has expired is marked", async ({ page, signedIn }) => {
    await expireKeys(signedIn);
    await page.goto(routes.apiKeys);
    await expect(page.getByRole("link", { name: /^Test/ })).toContainText("Expired");
    await page.getByRole("link", { name: /^Test/ }).click();
    const roll = section(page, "Give it a new value");
    await expect(roll).toContainText("It has expired. Make a new key instead.");
    await expect(roll.getByRole("button")).toHaveCount(0);
    await expect(roll.getByRole("link", { name: "Make a key" })).toBeVisible();
  });

  test("an empty label is refused at its field, and a closed question loses nothing", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.newApiKey);
    await page.getByRole("button", { name: "Make key" }).click();
    await expect(page.getByLabel("Label")).toHaveAccessibleDescription(/Enter a label/);
    await expect(page.getByLabel("Label")).toBeFocused();
    await page.getByLabel("Label").fill("x".repeat(45));
    await page.getByRole("button", { name: "Make key" }).click();
    await expect(page.getByLabel("Label")).toHaveValue("x".repeat(45));
    await expect(page.getByLabel("Label")).toHaveAccessibleDescription(
      /at most 40 characters. This one has 45/,
    );
    await page.getByLabel("Label").fill("Laptop");
    await page.getByLabel("Change your account").check();
    await ageSessions(signedIn);
    await page.getByRole("button", { name: "Make key" }).click();
    await expect(page.getByRole("dialog", { name: "Confirm that it is you" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByLabel("Label")).toHaveValue("Laptop");
    await expect(page.getByLabel("Change your account")).toBeChecked();
  });
});

async function expectFits(page: Page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, page.url()).toBeLessThanOrEqual(0);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of listWidths(colorScheme, [375, 1280])) {
    test.describe(`W: in the ${colorScheme} theme at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test("profile and keys are axe clean and scroll one way only, with dialogs open", async ({
        page,
        signedIn,
      }) => {
        await addDashboards(signedIn, 2);
        for (const path of [routes.profile, routes.apiKeys, routes.newApiKey]) {
          await page.goto(path);
          await expectClean(page);
          await expectFits(page);
        }
        const label = "W".repeat(40);
        await page.getByLabel("Label").fill(label);
        await page.getByRole("button", { name: "Make key" }).click();
        await expect(page.getByText(/^phx_/)).toBeVisible();
        await expectClean(page);
        await expectFits(page);
        await page.getByRole("button", { name: "Done" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
        await expectClean(page);
        await page.getByRole("button", { name: "Leave without it" }).click();
        await page.getByRole("link", { name: new RegExp(`^${label}`) }).click();
        await expect(page.getByRole("button", { name: "Roll key" })).toBeVisible();
        await expectClean(page);
        await expectFits(page);
        await page.goto(routes.profile);
        await page.getByRole("button", { name: /^Home: Not chosen/ }).click();
        await expect(page.getByRole("option")).toHaveCount(2);
        await expectClean(page);
      });
    });
  }
}
