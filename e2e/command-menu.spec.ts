import type { Page } from "@playwright/test";
import { listCommandEntries } from "@/components/settings/command-entries";
import type { CommandEntry, CommandFacts } from "@/components/settings/command-entry";
import { decideAccess } from "@/lib/contract/access";
import { actions } from "@/lib/contract/actions";
import type { User } from "@/lib/contract/schemas/account";
import { routes } from "@/lib/routes";
import { expectClean } from "./fixtures/expect-clean";
import { linkAccount } from "./fixtures/github";
import { listWidths } from "./fixtures/looks";
import { newAddress, unverify } from "./fixtures/mail";
import { addSecondOrganization, callApi, enableTwoFactor, type Person } from "./fixtures/people";
import { isOurs } from "./fixtures/stack";
import { expect, test } from "./fixtures/test";

const menu = (page: Page) => page.getByRole("dialog", { name: "Search settings" });
const options = (page: Page) => menu(page).getByRole("option");
const opener = (page: Page) => page.getByRole("button", { name: "Search settings" });

async function search(page: Page, text: string) {
  await page.keyboard.press("ControlOrMeta+k");
  await expect(menu(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type(text);
}

test("B16: by keyboard alone a page is found by what people call it, opened, and remembered as recent", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.goto(routes.settings);
  await search(page, "api token");
  await expect(options(page).first()).toContainText("Personal API keys");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(routes.apiKeys);
  await expect(menu(page)).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Personal API keys" })).toBeFocused();
  await search(page, "mfa");
  await expect(options(page).first()).toContainText("Two-factor authentication");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(menu(page).getByRole("group", { name: "Recent" }).getByRole("option")).toHaveText([
    /Personal API keys/,
  ]);
  await page.reload();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(options(page).first()).toContainText("Personal API keys");
});

test("B16: a section is reached with the focus on its heading, from elsewhere, from its own page and by address", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  const title = (name: string) => page.getByRole("heading", { level: 2, name });
  await page.goto(routes.settings);
  await search(page, "support access");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${routes.profile}#access`);
  await expect(title("Data and support access")).toBeFocused();
  await expect(title("Data and support access")).toBeInViewport();
  await search(page, "theme toolbar");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${routes.profile}#preferences`);
  await expect(title("Preferences")).toBeFocused();
  await page.goto(`${routes.security}#check-up`);
  await expect(title("Check-up")).toBeFocused();
});

/** What the menu holds for a person whose server has everything, or is a PostHog. */
async function listEntries(person: Person, accounts: CommandFacts["accounts"] = []): Promise<CommandEntry[]> {
  const user = (await (await callApi(person, "/api/users/@me/")).json()) as User;
  const server = isOurs() ? "users-api" : "posthog";
  const features = isOurs() ? Object.values(actions).map(({ calls }) => calls.id) : [];
  const access = decideAccess({ server, features, credential: "session", scopes: null });
  return listCommandEntries({ user, access, features, accounts });
}

async function expectAnchors(page: Page, entries: readonly CommandEntry[]) {
  const hrefs = entries.map(({ href }) => href.split("#")).filter(([, id]) => id !== undefined);
  for (const path of new Set(hrefs.map(([path = ""]) => path))) {
    await page.goto(path);
    for (const [, id = ""] of hrefs.filter(([of]) => of === path)) {
      await expect(page.locator(`[id="${id}"]`), `${path}#${id}`).toBeVisible();
    }
  }
}

test("B16: every section and action of the menu is on its page", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  await unverify(signedIn);
  const id = await linkAccount(context, signedIn, github);
  const entries = await listEntries(signedIn, [{ installation_id: id, account: { name: github.login } }]);
  expect(entries.map((entry) => entry.id)).toEqual(
    expect.arrayContaining(["skip-first-steps", "resend-mail", `refresh-${id}`, "topic-weekly-digest"]),
  );
  await expectAnchors(page, entries);
});

test("B16: what comes with a second factor, and with a change of address, is on its page as well", async ({
  page,
  signedIn,
}) => {
  await page.goto(routes.email);
  await page.getByLabel("New e-mail address").fill(newAddress());
  await page.getByRole("button", { name: "Send confirmation" }).click();
  await expect(page.getByRole("heading", { name: "Confirm the new address" })).toBeVisible();
  await enableTwoFactor(signedIn);
  const entries = await listEntries(signedIn);
  expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining(["authenticators", "cancel-change"]));
  await expectAnchors(page, entries);
});

test("B16: a row, a field and a button are reached with the focus on what can be changed", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  const id = await linkAccount(context, signedIn, github);
  await page.goto(routes.security);
  for (const [text, path, focused] of [
    [
      "weekly digest",
      `${routes.notifications}#weekly-digest`,
      page.getByRole("switch", { name: /^Weekly digest/ }),
    ],
    [
      "threshold",
      `${routes.notifications}#failure-rate-threshold`,
      page.getByLabel("Failure rate threshold"),
    ],
    ["skip", `${routes.settings}#skip-first-steps`, page.getByRole("button", { name: "Skip for now" })],
    ["add account", `${routes.github}#connect-github`, page.getByRole("button", { name: /^Add account/ })],
    [
      `missing repository ${github.login}`,
      `${routes.github}/${id}#missing-repository`,
      page.getByText("A repository is missing?"),
    ],
  ] as const) {
    await search(page, text);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(path);
    await expect(focused.first()).toBeFocused();
  }
});

test("B16: muting leads to its button, and correcting a new address opens the form, from anywhere", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.goto(routes.email);
  await search(page, "mute everything");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Mute everything" })).toBeFocused();
  await expect(page.getByRole("button", { name: "Mute everything" })).toBeInViewport();
  await page.goto(routes.email);
  const field = page.getByLabel("New e-mail address");
  const address = newAddress();
  await field.fill(address);
  await page.getByRole("button", { name: "Send confirmation" }).click();
  await expect(page.getByRole("heading", { name: "Confirm the new address" })).toBeVisible();
  for (const from of [routes.email, routes.profile]) {
    await page.goto(from);
    await search(page, "correct the new");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Correct the new address" })).toBeVisible();
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(address);
  }
  await search(page, "correct the new");
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
});

test("B16: an address of what is not on the page, or not any more, leads to its top", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  const title = page.getByRole("heading", { level: 1 });
  await page.goto(`${routes.email}#fix-address`);
  await expect(title).toBeFocused();
  await page.goto(routes.settings);
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(page.getByText("The first steps are put away")).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).focus();
  await page.evaluate(() => {
    document.body.style.minHeight = "3000px";
    window.scrollTo({ top: 1_000 });
    window.location.hash = "#first-steps";
  });
  await expect(title).toBeFocused();
  await expect(title).toBeInViewport();
});

test("B16: the connected accounts are in the menu although no page has read them, and kinds have headings", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  await linkAccount(context, signedIn, github);
  await page.goto(routes.profile);
  await search(page, github.login);
  const found = (kind: string) => menu(page).getByRole("group", { name: kind }).getByRole("option");
  await expect(found("Pages").first()).toContainText(github.login);
  await expect(found("Actions").first()).toContainText(`Refresh repositories of ${github.login}`);
  await expect(found("Sections").first()).toContainText(`Missing repository in ${github.login}`);
});

test("B16: an action runs: the theme is changed, the organisation switched, the session ended", async ({
  page,
  signedIn,
}) => {
  await addSecondOrganization(signedIn);
  await page.goto(routes.github);
  await search(page, "dark theme");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expect
    .poll(
      async () =>
        ((await (await callApi(signedIn, "/api/users/@me/")).json()) as { theme_mode: string }).theme_mode,
    )
    .toBe("dark");
  await search(page, "switch second");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Organisation Second organisation/ })).toBeVisible();
  await search(page, "log out");
  await expect(options(page).first()).toContainText("Sign out");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL((url) => url.pathname === routes.signIn);
});

test("a switch that is chosen again before it is done is sent once", async ({ page, signedIn }) => {
  await addSecondOrganization(signedIn);
  await page.goto(routes.github);
  const held: (() => Promise<void>)[] = [];
  await page.route("**/api/users/@me/", async (route) => {
    if (route.request().method() === "PATCH") held.push(() => route.continue());
    else await route.fallback();
  });
  for (const _ of ["first", "again"]) {
    await search(page, "switch second");
    await page.keyboard.press("Enter");
    await expect(menu(page)).toBeHidden();
    await expect.poll(() => held.length).toBeGreaterThan(0);
  }
  expect(held).toHaveLength(1);
  await held[0]?.();
  await expect(page.getByRole("button", { name: /^Organisation Second organisation/ })).toBeVisible();
  expect(held).toHaveLength(1);
});

test("a search for what is not there says so, and Escape gives the focus back", async ({
  page,
  signedIn,
}) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.goto(routes.settings);
  await opener(page).focus();
  await page.keyboard.press("Enter");
  await expect(menu(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type("zzz");
  await expect(menu(page).getByText(/Nothing in your settings is called “zzz”/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  await expect(opener(page)).toBeFocused();
});

test("the arrows go round, and the shortcut closes what it opened", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.goto(routes.settings);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(menu(page)).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of listWidths(colorScheme, [320, 375, 1280])) {
    test.describe(`W: in the ${colorScheme} theme at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });

      test("the menu fits, is axe clean with and without results, and works by pointer", async ({
        page,
        signedIn,
      }) => {
        expect(signedIn.uuid).toBeTruthy();
        await page.goto(routes.settings);
        await opener(page).click();
        await expect(options(page).first()).toBeVisible();
        await expectClean(page);
        const box = await menu(page).boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        await page.keyboard.type("zzz");
        await expect(options(page)).toHaveCount(0);
        await expectClean(page);
        await menu(page).getByRole("combobox").fill("repo");
        await options(page).first().click();
        await expect(page).toHaveURL(routes.github);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      });
    });
  }
}
