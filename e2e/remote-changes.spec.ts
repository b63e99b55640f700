import type { BrowserContext, Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { makeCode } from "./fixtures/authenticator";
import { expectClean } from "./fixtures/expect-clean";
import { newAddress, readCode, readVerifyLink } from "./fixtures/mail";
import { ageSessions, openPosthogSession, type Person } from "./fixtures/people";
import { answerProof } from "./fixtures/sign-in";
import { readStack } from "./fixtures/stack";
import { expect, test } from "./fixtures/test";

const serverName = () => new URL(readStack().apiUrl).host;

/** The browser of somebody who is signed in at PostHog itself, too. */
async function signInAtPosthog(context: BrowserContext, person: Person): Promise<void> {
  await context.addCookies([{ ...(await openPosthogSession(person)), url: readStack().apiUrl }]);
}

/** As far as GitHub's page in its new tab. */
async function openGithub(page: Page): Promise<Page> {
  await page.goto(routes.github);
  await page.getByRole("button", { name: "Connect GitHub" }).click();
  const dialog = page.getByRole("dialog", { name: `Sign in at ${serverName()} first` });
  await expect(dialog.getByRole("link", { name: `Check at ${serverName()}` })).toHaveAttribute(
    "href",
    readStack().apiUrl,
  );
  const opened = page.waitForEvent("popup");
  await dialog.getByRole("link", { name: "Open GitHub" }).click();
  return opened;
}

async function installOn(tab: Page, login: string): Promise<void> {
  await tab.getByRole("link", { name: `Install ${login}` }).click();
  await tab.getByRole("button", { name: "Install & Authorize" }).click();
}

/** The key of the app that is being set up, as people read it who cannot scan. */
async function readKey(page: Page): Promise<string> {
  const key = page.locator("dt", { hasText: "Key" }).locator("xpath=following-sibling::dd");
  return ((await key.textContent()) ?? "").replace(/\s/g, "");
}

test.describe("GitHub in front of a PostHog", { tag: "@remote-today" }, () => {
  test("is connected in a new tab that ends at PostHog, and the waiting page names the account by itself", async ({
    page,
    context,
    signedIn,
    github,
  }) => {
    await signInAtPosthog(context, signedIn);
    const tab = await openGithub(page);
    await expect(page.getByText("Waiting for GitHub").first()).toBeVisible();
    await expectClean(page);
    await installOn(tab, github.login);
    await expect(tab).toHaveURL(
      (url) => url.origin === readStack().apiUrl && url.searchParams.get("github_link_success") === "1",
    );
    await expect(page.getByText(`${github.login} connected`, { exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { name: github.login })).toBeVisible();
    await expect(page.getByText("Waiting for GitHub")).toHaveCount(0);
  });

  test("without a session at PostHog nothing arrives: the page says why that may be, and can be left", async ({
    page,
    signedIn: _,
    github,
  }) => {
    const tab = await openGithub(page);
    const refused = tab.waitForResponse((response) => response.url().startsWith(readStack().apiUrl));
    await installOn(tab, github.login);
    expect((await refused).status()).toBe(401);
    await page.getByText("Nothing arrives?").click();
    await expect(page.getByText(`Nobody was signed in at ${serverName()} in this browser`)).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("Waiting for GitHub")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Connect GitHub" })).toBeEnabled();
  });
});

test.describe("security in front of a PostHog", { tag: "@remote-today" }, () => {
  test("a change from a session that proved itself long ago asks first, and that PostHog takes the answer", async ({
    page,
    signedIn,
  }) => {
    await page.goto(routes.profile);
    await ageSessions(signedIn);
    await page.getByLabel("Last name").fill("Byron");
    await page.getByRole("button", { name: "Save name" }).click();
    await answerProof(page, signedIn);
    await expect(page.getByRole("form", { name: "Name" }).getByText("Saved")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Last name")).toHaveValue("Byron");
  });

  test("two-factor authentication is set up, and its codes are viewed or counted as the server has them", async ({
    page,
    signedIn: _,
  }) => {
    await page.goto(routes.authenticator);
    await page.getByRole("button", { name: "Begin" }).click();
    const secret = await readKey(page);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("Code of your authenticator app").pressSequentially(makeCode(secret));
    const list = page.getByRole("list", { name: "Backup codes" }).getByRole("listitem");
    await expect(list).toHaveCount(10);
    const codes = await list.allTextContents();
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByLabel("I saved these codes").check();
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("heading", { name: /^Two-factor authentication is on/ })).toBeVisible();
    await expectClean(page);
    await expect(page.getByText("10 of 10")).toBeVisible();
    await page.goto(routes.backupCodes);
    await expect(page.getByText("10 unused codes")).toBeVisible();
    const view = page.getByRole("button", { name: "View codes" });
    if (readStack().profile === "today") {
      // Its status has their number alone.
      await expect(view).toHaveCount(0);
      return;
    }
    await view.click();
    await expect(list).toHaveCount(10);
    expect((await list.allTextContents()).sort()).toEqual(codes.sort());
  });
});

test.describe("password and address in front of a PostHog", { tag: "@remote-today" }, () => {
  test("a new password keeps this session, whose id the server changes", async ({ page, signedIn }) => {
    await page.goto(routes.password);
    await page.getByLabel("Current password", { exact: true }).fill(signedIn.password);
    await page.getByLabel("New password", { exact: true }).fill("quartz lantern 74 meadow");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByRole("heading", { name: "Password changed" })).toBeFocused();
    await expectClean(page);
    await page.getByRole("link", { name: "Done" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
    await page.goto(routes.settings);
    await expect(page.getByText(signedIn.email).first()).toBeVisible();
  });

  test("a new address is confirmed by what that PostHog mails, a link or a code", async ({
    page,
    signedIn: _,
  }) => {
    const address = newAddress();
    await page.goto(routes.email);
    await page.getByLabel("New e-mail address").fill(address);
    await page.getByRole("button", { name: "Send confirmation" }).click();
    await expect(page.getByText(`A mail with a code or a link was sent to ${address}`)).toBeVisible();
    if (readStack().profile === "today") {
      await page.getByLabel("Six-digit code from the mail").pressSequentially(await readCode(address));
    } else {
      await page.goto(await readVerifyLink(address));
      await page.getByRole("button", { name: "Confirm address" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Your address is confirmed" })).toBeVisible();
      await page.goto(routes.email);
    }
    const own = page.getByRole("region", { name: "Your address", exact: true });
    await expect(own).toContainText(address);
  });
});
