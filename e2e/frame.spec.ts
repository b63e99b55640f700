import { routes } from "@/lib/routes";
import { expect, test } from "./fixtures/test";

test("the account menu ends where the content ends", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  for (const width of [375, 700, 1024, 1280, 1600]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(routes.settings);
    const box = await page.getByRole("button", { name: /^Account:/ }).boundingBox();
    const content = await page.getByRole("region", { name: "You" }).boundingBox();
    const edges = [box, content].map((area) => Math.round((area?.x ?? 0) + (area?.width ?? 0)));
    expect(edges[0], `${width} px`).toBe(edges[1]);
  }
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true });

  for (const width of [375, 820]) {
    test(`every control of header and navigation is at least 44 px (${width} px)`, async ({
      page,
      signedIn,
    }) => {
      expect(signedIn.uuid).toBeTruthy();
      await page.setViewportSize({ width, height: 800 });
      await page.goto(routes.settings);
      const controls = page.locator("header a, header button, nav a").filter({ visible: true });
      const sizes = await controls.evaluateAll((all) =>
        all.map((control) => {
          const { width, height } = control.getBoundingClientRect();
          return { name: control.textContent, isLarge: width >= 44 && height >= 44 };
        }),
      );
      expect(sizes.length).toBeGreaterThan(3);
      expect(sizes.filter(({ isLarge }) => !isLarge)).toEqual([]);
    });
  }
});

test("a page of the settings that does not exist is said in the frame", async ({ page, signedIn }) => {
  expect(signedIn.uuid).toBeTruthy();
  await page.goto(`${routes.github}/not-a-number`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page does not exist");
  await expect(page.getByRole("button", { name: /^Account:/ })).toBeVisible();
});
