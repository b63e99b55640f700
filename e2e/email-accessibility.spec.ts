import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { routes, toVerifyEmail } from "@/lib/routes";
import { waitForHydration } from "./fixtures/hydration";
import { listWidths } from "./fixtures/looks";
import { newAddress, readResetLink, readUndoLink, readVerifyLink } from "./fixtures/mail";
import { callOwn } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

async function expectClean(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
  ).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of listWidths(colorScheme, [375, 1280])) {
    test.describe(`W: in the ${colorScheme} theme at ${width} px, axe clean and never sideways,`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test("the e-mail settings in every step", async ({ page, signedIn }) => {
        expect(signedIn.uuid).toBeTruthy();
        await page.goto(routes.email);
        await expectClean(page);
        await press(page, "Send confirmation");
        await expect(page.getByText("Enter an e-mail address")).toBeVisible();
        await expectClean(page);
        await page.getByLabel("New e-mail address").fill(`${"w".repeat(55)}${newAddress()}`);
        await press(page, "Send confirmation");
        await press(page, "Confirm address");
        await page.getByText("Not seeing it?").click();
        await expect(page.getByText("Enter all six digits")).toBeVisible();
        await expectClean(page);
        await press(page, "Fix a typo");
        await expectClean(page);
        await press(page, "Keep waiting");
        await press(page, "Cancel the change");
        const question = page.getByRole("alertdialog");
        await expect(question).toBeVisible();
        await expectClean(page);
        expect(await question.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
        await question.getByRole("button", { name: "Cancel the change" }).click();
        await expect(page.getByText("The change was cancelled")).toBeVisible();
        await expectClean(page);
      });

      test("the pages that mails lead to", async ({ page, signedIn }) => {
        const address = newAddress();
        await page.goto(toVerifyEmail(signedIn.uuid));
        await expectClean(page);
        expect(await callOwn(page, "/api/users/@me/", { email: address }, "PATCH")).toBe(200);
        expect(await callOwn(page, "/api/reset/", { email: signedIn.email })).toBe(200);
        const links = [
          await readVerifyLink(address),
          await readUndoLink(signedIn.email),
          await readResetLink(signedIn.email),
        ];
        for (const link of links) {
          await page.goto(link);
          await waitForHydration(page);
          await expectClean(page);
        }
        await page.goto(`${routes.undoEmailChange}#unknown`);
        await waitForHydration(page);
        await press(page, "Take the change back");
        await expect(page.getByText("This link no longer works")).toBeVisible();
        await expectClean(page);
      });

      test("sign-in, sign-up and the request of a new password", async ({ page, person }) => {
        await page.goto(`${routes.signIn}?reason=verified-2fa`);
        await expectClean(page);
        await page.goto(routes.signUp);
        await press(page, "Create account");
        await expectClean(page);
        await page.goto(routes.reset);
        await page.getByLabel("E-mail address").fill(person.email);
        await press(page, "Send the link");
        await expect(page.getByText("Check your inbox")).toBeVisible();
        await expectClean(page);
      });
    });
  }
}
