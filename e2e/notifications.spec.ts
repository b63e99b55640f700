import type { BrowserContext, Page, Route } from "@playwright/test";
import { DOOR_HEADER, DOOR_HEADER_VALUE } from "@/lib/contract/door";
import { routes } from "@/lib/routes";
import { expectClean } from "./fixtures/expect-clean";
import { listMails } from "./fixtures/mail";
import { addProjects, lockNotifications, readSettings, writeSettings } from "./fixtures/notifications";
import { ageSessions, callOwn, type Person } from "./fixtures/people";
import { answerProof } from "./fixtures/sign-in";
import { expect, test } from "./fixtures/test";

const ME = "/api/users/@me/";
const mail = (page: Page, topic: string) => page.getByRole("switch", { name: `${topic} E-mail` });
const inApp = (page: Page, topic: string) => page.getByRole("switch", { name: `${topic} In the app` });

/** Holds every write until the test lets it go; the list is of what was sent, in order. */
async function holdWrites(page: Page) {
  const sent: unknown[] = [];
  const held: Route[] = [];
  await page.route(`**${ME}`, (route) => {
    if (route.request().method() !== "PATCH") return route.continue();
    const body = route.request().postDataJSON() as { notification_settings: unknown };
    sent.push(body.notification_settings);
    held.push(route);
  });
  const next = async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    return held.shift() as Route;
  };
  return { sent, next, release: async () => (await next()).continue() };
}

async function open(page: Page, _person: Person): Promise<void> {
  await page.goto(routes.notifications);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Notifications");
}

async function newTab(context: BrowserContext, person: Person): Promise<Page> {
  const page = await context.newPage();
  await open(page, person);
  return page;
}

/** From our own page, with a body that no object of JavaScript would keep. */
function patchRaw(page: Page, body: string): Promise<number> {
  const call = { body, path: ME, header: DOOR_HEADER, value: DOOR_HEADER_VALUE };
  return page.evaluate(async ({ body, path, header, value }) => {
    const headers = { "content-type": "application/json", [header]: value };
    return (await fetch(path, { method: "PATCH", headers, body })).status;
  }, call);
}

test("every switch says whether you receive it, whatever its key is called on the wire", async ({
  page,
  signedIn,
}) => {
  await open(page, signedIn);
  await expect(page.getByText(/disabled/i)).toHaveCount(0);
  for (const [topic, key, off] of [
    ["Weekly digest", "all_weekly_digest_disabled", true],
    ["Data pipeline errors", "plugin_disabled", false],
    ["Mentions in comments", "discussions_mentioned", false],
  ] as const) {
    await expect(mail(page, topic)).toBeChecked();
    await mail(page, topic).click();
    await expect(mail(page, topic)).not.toBeChecked();
    await expect.poll(async () => (await readSettings(signedIn))[key], topic).toBe(off);
  }
  await inApp(page, "Alerts").click();
  await expect
    .poll(async () => JSON.stringify((await readSettings(signedIn)).realtime_notifications_disabled))
    .toMatch(/^\{"alert_firing":\{"\d+":true\}\}$/);
  await page.reload();
  await expect(mail(page, "Weekly digest")).not.toBeChecked();
  await expect(inApp(page, "Alerts")).not.toBeChecked();
  await expect(inApp(page, "Mentions in comments")).toBeChecked();
});

test("N3, X1: fast toggles on a slow server go out one request at a time, with what changed alone, and are saved when they are", async ({
  page,
  signedIn,
}) => {
  await open(page, signedIn);
  const writes = await holdWrites(page);
  const row = page.getByRole("listitem").filter({ has: mail(page, "Mentions in comments") });
  await mail(page, "Mentions in comments").click();
  for (let count = 0; count < 5; count += 1) await mail(page, "Weekly digest").click();
  await mail(page, "Mentions in comments").click();
  await mail(page, "Issue assigned to you").click();
  await mail(page, "Issue assigned to you").click();
  await inApp(page, "Alerts").click();
  await expect(row.getByText("Saving")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toHaveCount(0);
  expect(writes.sent).toEqual([{ discussions_mentioned: false }]);
  await writes.release();
  await expect.poll(() => writes.sent.length).toBe(2);
  expect(writes.sent[1]).toEqual({
    all_weekly_digest_disabled: true,
    discussions_mentioned: true,
    realtime_notifications_disabled: { alert_firing: expect.anything() },
  });
  await expect(page.getByText("Saved", { exact: true })).toHaveCount(0);
  await writes.release();
  await expect(row.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByText("Saving")).toHaveCount(0);
  await expect(mail(page, "Mentions in comments")).toBeChecked();
  await expect(mail(page, "Weekly digest")).not.toBeChecked();
  const settings = await readSettings(signedIn);
  expect(settings).toMatchObject({ discussions_mentioned: true, all_weekly_digest_disabled: true });
  expect(writes.sent).toHaveLength(2);
});

test("N3: a change that was refused goes back and says why, those that went along are saved", async ({
  page,
  signedIn,
}) => {
  await open(page, signedIn);
  const writes = await holdWrites(page);
  await mail(page, "Weekly digest").click();
  await mail(page, "Mentions in comments").click();
  await mail(page, "Issue assigned to you").click();
  await lockNotifications(signedIn, { discussions_mentioned: true });
  for (let count = 0; count < 4; count += 1) await writes.release();
  const row = page.getByRole("listitem").filter({ hasText: "Somebody mentions you in a comment." });
  await expect(row.getByRole("alert")).toContainText("Your organisation has begun to decide this.");
  await expect(mail(page, "Mentions in comments")).toBeDisabled();
  await expect(page.getByRole("alert").filter({ hasText: "Not saved" })).toHaveCount(1);
  await expect(mail(page, "Mentions in comments")).toBeChecked();
  await expect(mail(page, "Issue assigned to you")).not.toBeChecked();
  expect(await readSettings(signedIn)).toMatchObject({
    all_weekly_digest_disabled: true,
    error_tracking_issue_assigned: false,
    discussions_mentioned: true,
  });
});

test("N3: what could not be sent goes back, says why, and is tried again on request", async ({
  page,
  signedIn,
}) => {
  await open(page, signedIn);
  const writes = await holdWrites(page);
  await mail(page, "Weekly digest").click();
  await (await writes.next()).abort();
  const row = page.getByRole("listitem").filter({ has: mail(page, "Weekly digest") });
  await expect(row.getByRole("alert")).toContainText("The server could not be reached.");
  await expect(mail(page, "Weekly digest")).toBeChecked();
  await row.getByRole("button", { name: "Try again" }).click();
  await writes.release();
  await expect(row.getByText("Saved", { exact: true })).toBeVisible();
  await expect(row.getByRole("alert")).toHaveCount(0);
  expect(await readSettings(signedIn)).toMatchObject({ all_weekly_digest_disabled: true });
});

test("N3: two tabs follow each other at once, and neither takes the other's change back", async ({
  page,
  context,
  signedIn,
}) => {
  await open(page, signedIn);
  const other = await newTab(context, signedIn);
  const writes = await holdWrites(page);
  await mail(page, "Weekly digest").click();
  await mail(other, "Mentions in comments").click();
  await expect(mail(page, "Mentions in comments")).not.toBeChecked();
  await expect(mail(page, "Weekly digest")).not.toBeChecked();
  await writes.release();
  await expect(mail(other, "Weekly digest")).not.toBeChecked();
  await expect(mail(page, "Mentions in comments")).not.toBeChecked();
  expect(await readSettings(signedIn)).toMatchObject({
    all_weekly_digest_disabled: true,
    discussions_mentioned: false,
  });
});

test("a change is sent though the person goes on to another page at once", async ({ page, signedIn }) => {
  await open(page, signedIn);
  const writes = await holdWrites(page);
  await mail(page, "Weekly digest").click();
  await mail(page, "Mentions in comments").click();
  await page.getByRole("link", { name: "Security" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Security");
  await writes.release();
  await writes.release();
  await expect
    .poll(() => readSettings(signedIn))
    .toMatchObject({ all_weekly_digest_disabled: true, discussions_mentioned: false });
});

test("N2: what the organisation decides is read-only with who decides, and refused on the wire", async ({
  page,
  signedIn,
}) => {
  await lockNotifications(signedIn, { plugin_disabled: true, discussions_mentioned: false });
  await open(page, signedIn);
  const pipelines = mail(page, "Data pipeline errors");
  await expect(pipelines).toBeDisabled();
  await expect(pipelines).toBeChecked();
  await expect(pipelines).toHaveAccessibleDescription(
    /Locked.*Team \w+ decides this by e-mail for its members/,
  );
  await expect(mail(page, "Mentions in comments")).toBeDisabled();
  await expect(mail(page, "Mentions in comments")).not.toBeChecked();
  await expect(inApp(page, "Mentions in comments")).toBeEnabled();
  await page.getByRole("button", { name: "Mute everything" }).click();
  await expect(page.getByText("Everything you can choose is muted.")).toBeVisible();
  await expect(inApp(page, "Mentions in comments")).not.toBeChecked();
  await expect(pipelines).toBeChecked();
  const body = { notification_settings: { plugin_disabled: false } };
  expect(await callOwn(page, ME, body, "PATCH")).toBe(400);
  expect((await readSettings(signedIn)).plugin_disabled).toBe(true);
});

test("N4: mail about security is shown as always on, cannot be switched off, and has no key", async ({
  page,
  signedIn,
}) => {
  await open(page, signedIn);
  const security = mail(page, "Security of your account");
  await expect(security).toBeChecked();
  await expect(security).toBeDisabled();
  await expect(security).toHaveAccessibleDescription(/Always on/);
  await page.getByRole("button", { name: "Mute everything" }).click();
  await expect(page.getByText("Everything you can choose is muted.")).toBeVisible();
  await expect(security).toBeChecked();
});

test("N1: unknown and prototype keys are refused, and nothing of the same request is stored", async ({
  page,
  signedIn,
}) => {
  await open(page, signedIn);
  const before = await readSettings(signedIn);
  for (const bad of ['"__proto__":{"x":true}', '"constructor":true', '"is_staff":true']) {
    const body = `{"notification_settings":{${bad},"discussions_mentioned":false}}`;
    expect(await patchRaw(page, body), bad).toBe(400);
  }
  expect(await readSettings(signedIn)).toEqual(before);
});

test("mute everything is undone to exactly what was", async ({ page, signedIn }) => {
  await addProjects(signedIn, ["Shop", "Blog"]);
  await open(page, signedIn);
  await mail(page, "Web analytics digest").click();
  await page.getByRole("button", { name: "Alerts, In the app: all 3 projects" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("switch", { name: "Blog" }).click();
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "Alerts In the app 2 of 3" })).toBeVisible();
  await expect(page.getByText("Saving")).toHaveCount(0);
  const states = () =>
    page.getByRole("switch").evaluateAll((all) => all.map((each) => (each as HTMLInputElement).checked));
  const before = await states();
  await page.getByRole("button", { name: "Mute everything" }).click();
  await expect(page.getByText("Everything you can choose is muted.")).toBeVisible();
  expect((await states()).filter(Boolean)).toHaveLength(1);
  await expect(page.getByText("Saving")).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(page.getByRole("button", { name: "Mute everything" })).toBeFocused();
  await expect.poll(states).toEqual(before);
  await expect(page.getByText("Saving")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("button", { name: "Alerts In the app 2 of 3" })).toBeVisible();
  expect(await states()).toEqual(before);
});

test("projects are searched, counted, switched together, taken back, and wait for their digest", async ({
  page,
  signedIn,
}) => {
  await addProjects(signedIn, ["Shop north", "Shop south", "Blog"]);
  await open(page, signedIn);
  await page.getByRole("button", { name: "Weekly digest, E-mail: all 4 projects" }).click();
  const panel = page.getByRole("dialog", { name: "Weekly digest by project" });
  await panel.getByRole("searchbox").fill("shop");
  await panel.getByRole("button", { name: "Switch these off" }).click();
  await panel.getByRole("button", { name: "Clear search" }).click();
  await expect(panel.getByText("On for 2 of 4 projects").first()).toBeVisible();
  await expect(panel.getByRole("switch", { name: "Shop north" })).not.toBeChecked();
  await expect(panel.getByRole("switch", { name: "Shop north" })).toHaveAccessibleDescription("You");
  await expect(panel.getByRole("switch", { name: "Blog" })).toHaveAccessibleDescription("Default");
  await panel.getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByText("On for all 4 projects").first()).toBeVisible();
  await panel.getByRole("switch", { name: "Blog" }).click();
  await panel.getByRole("searchbox").fill("nothing");
  await expect(panel.getByText("No project matches “nothing”")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Weekly digest, E-mail: 3 of 4 projects" })).toBeFocused();
  await mail(page, "Weekly digest").click();
  await page.getByRole("button", { name: "Weekly digest, E-mail: no project while off" }).click();
  await expect(panel.getByText("Weekly digest is off by e-mail")).toBeVisible();
  await expect(panel.getByRole("switch", { name: "Shop north" })).toBeDisabled();
  await expect(panel.getByRole("button", { name: /^Switch/ })).toHaveCount(0);
});

test("the failure rate is saved on leaving the field, says its range, and waits for its switch", async ({
  page,
  signedIn,
}) => {
  await open(page, signedIn);
  const field = page.getByRole("textbox", { name: "Failure rate threshold" });
  const stored = async () => (await readSettings(signedIn)).data_pipeline_error_threshold;
  await expect(field).toHaveValue("1");
  const writes: string[] = [];
  page.on("request", (request) => request.method() === "PATCH" && writes.push(request.postData() ?? ""));
  await field.fill("101");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Enter a percentage from 0 to 100/);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("12,5 %");
  await field.blur();
  await expect(field).toHaveValue("12.5");
  const saved = page.getByText("Saved", { exact: true });
  await expect(saved).toBeVisible();
  await field.fill("1e1");
  await expect(saved).toHaveCount(0);
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Enter a percentage from 0 to 100/);
  await expect(saved).toHaveCount(0);
  await field.press("Escape");
  await expect.poll(stored).toBe(0.125);
  expect(writes).toEqual(['{"notification_settings":{"data_pipeline_error_threshold":0.125}}']);
  await field.fill("40");
  await field.press("Escape");
  await expect(field).toHaveValue("12.5");
  await mail(page, "Data pipeline errors").click();
  await expect(field).toBeDisabled();
  await expect(field).toHaveAccessibleDescription(/Switch on Data pipeline errors/);
  expect(await stored()).toBe(0.125);
});

test("two quick presses send one test mail, and the next one waits until that was read", async ({
  page,
  signedIn,
}) => {
  await open(page, signedIn);
  let count = 0;
  page.on("request", (sent) => {
    if (sent.method() === "POST" && sent.url().includes("test")) count += 1;
  });
  const button = page.getByRole("button", { name: "Send me a test of Weekly digest" });
  await button.dblclick();
  await expect(page.getByText(/^Sent to /)).toBeVisible();
  await expect(button).toBeDisabled();
  await button.dispatchEvent("click");
  await expect(button).toBeEnabled();
  expect(count).toBe(1);
});

test("a test mail arrives where the page says, and too many of them show a wait", async ({
  page,
  signedIn,
}) => {
  await open(page, signedIn);
  const send = page.getByRole("button", { name: "Send me a test of Weekly digest" });
  await send.click();
  await expect(page.getByText(`Sent to ${signedIn.email}.`)).toBeVisible();
  await expect
    .poll(async () => (await listMails(signedIn.email)).map(({ subject }) => subject), { timeout: 15_000 })
    .toContain("Test: Weekly digest");
  for (let count = 0; count < 9; count += 1) {
    await callOwn(page, `${ME}notifications/test/`, { key: "discussions_mentioned" });
  }
  await send.click();
  await expect(page.getByText(/You asked for many tests. You can try again in \d+:\d\d/)).toBeVisible();
});

test("after two hours a change asks first who makes it; closing the question takes the change back", async ({
  page,
  signedIn,
}) => {
  await open(page, signedIn);
  await ageSessions(signedIn);
  await mail(page, "Weekly digest").click();
  const question = page.getByRole("dialog", { name: "Confirm that it is you" });
  await question.getByRole("button", { name: "Cancel" }).click();
  const row = page.getByRole("listitem").filter({ has: mail(page, "Weekly digest") });
  await expect(row.getByRole("alert")).toContainText("You did not confirm that it is you");
  await expect(mail(page, "Weekly digest")).toBeChecked();
  await row.getByRole("button", { name: "Try again" }).click();
  await answerProof(page, signedIn);
  await expect(mail(page, "Weekly digest")).not.toBeChecked();
  await expect.poll(async () => (await readSettings(signedIn)).all_weekly_digest_disabled).toBe(true);
});

test("the search finds rows by what causes them, counts them, and says when there is none", async ({
  page,
  signedIn,
}) => {
  await open(page, signedIn);
  const search = page.getByRole("searchbox", { name: "Search notifications" });
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await search.fill("once a week");
  await expect(page.getByRole("switch", { name: /E-mail$/ })).toHaveCount(3);
  await search.fill("password");
  await expect(mail(page, "Security of your account")).toBeVisible();
  await search.fill("nothing like this");
  await expect(page.getByText("No notification matches “nothing like this”")).toBeVisible();
  for (const word of ["push", "mute"]) {
    await search.fill(word);
    await expect(page.getByText(/No notification matches/)).toHaveCount(0);
  }
  await expect(page.getByText(/all notifications, not only those found/)).toBeVisible();
  await search.fill("nothing like this");
  await page.getByRole("button", { name: "Clear search" }).last().click();
  await expect(mail(page, "Weekly digest")).toBeVisible();
});

/** Lets the page read its person again, with something about them changed. */
async function rereadAs(page: Page, context: BrowserContext, change: Record<string, unknown> | null) {
  await page.route(`**${ME}`, async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    if (change === null) return route.abort();
    const response = await route.fetch();
    const user = (await response.json()) as Record<string, unknown>;
    await route.fulfill({ response, json: { ...user, ...change } });
  });
  const other = await context.newPage();
  await other.goto(routes.signIn);
  await other.evaluate(() => new BroadcastChannel("account").postMessage({ type: "notifications-changed" }));
  await other.close();
}

test("N2: somebody who looks in as the person reads everything and changes nothing, and is told why", async ({
  page,
  context,
  signedIn,
}) => {
  await open(page, signedIn);
  await rereadAs(page, context, { is_impersonated: true });
  await expect(page.getByText("You are looking at somebody else's account")).toBeVisible();
  await expect(page.getByRole("switch", { disabled: false })).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Failure rate threshold" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Mute everything" })).toBeDisabled();
  await expect(page.getByRole("button", { name: /^Send me a test/ })).toHaveCount(0);
});

test("N1: a kind in the app that the page does not know is named, and cannot be changed", async ({
  page,
  context,
  signedIn,
}) => {
  await open(page, signedIn);
  await rereadAs(page, context, { active_realtime_notification_types: ["deploy_finished"] });
  await expect(inApp(page, "Deploy finished")).toBeDisabled();
  await expect(page.getByText("A newer kind of notification than this page knows.")).toBeVisible();
  await rereadAs(page, context, { active_realtime_notification_types: [] });
  await expect(page.getByText("This server sends nothing in the app")).toBeVisible();
  await expect(page.getByRole("switch", { name: /In the app$/ })).toHaveCount(0);
});

test("X1: a read that failed is said with a way to read again, and what was known stays", async ({
  page,
  context,
  signedIn,
}) => {
  await open(page, signedIn);
  await rereadAs(page, context, null);
  await expect(page.getByText("This may be out of date")).toBeVisible({ timeout: 15_000 });
  await expect(mail(page, "Weekly digest")).toBeChecked();
  await writeSettings(signedIn, { all_weekly_digest_disabled: true });
  await page.unroute(`**${ME}`);
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(mail(page, "Weekly digest")).not.toBeChecked();
  await expect(page.getByText("This may be out of date")).toHaveCount(0);
});

test.describe("W: at 375 px", () => {
  test.use({ viewport: { width: 375, height: 812 } });

  test("by keyboard alone: across the grid, into a panel and out again, and to the undo", async ({
    page,
    signedIn,
  }) => {
    await addProjects(signedIn, ["Blog"]);
    await open(page, signedIn);
    await mail(page, "Mentions in comments").focus();
    await page.keyboard.press("ArrowRight");
    await expect(inApp(page, "Mentions in comments")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(inApp(page, "Data pipeline errors")).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(inApp(page, "Issue assigned to you")).toBeFocused();
    await page.keyboard.press("Space");
    await expect(inApp(page, "Issue assigned to you")).not.toBeChecked();
    await page.keyboard.press("ArrowLeft");
    await expect(mail(page, "Issue assigned to you")).toBeFocused();
    const link = page.getByRole("button", { name: "Issue assigned to you, In the app: no project" });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(link).toBeFocused();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog", { name: "Issue assigned to you" });
    await panel.getByRole("switch", { name: "Blog" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await expect(panel.getByRole("switch", { name: "Default project" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(
      page.getByRole("button", { name: "Issue assigned to you, In the app: 1 of 2 projects" }),
    ).toBeFocused();
    await page.getByRole("button", { name: "Mute everything" }).focus();
    await page.keyboard.press("Enter");
    const undo = page.getByRole("button", { name: "Undo" });
    await expect(undo).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Issue assigned to you In the app 1 of 2" })).toBeVisible();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [320, 1280]) {
    test.describe(`W: in the ${colorScheme} theme at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test("page, panel, problem and lock are axe clean, and nothing scrolls sideways", async ({
        page,
        signedIn,
      }) => {
        await addProjects(signedIn, ["A project with a very long name for all of the European markets"]);
        await lockNotifications(signedIn, { plugin_disabled: true });
        await open(page, signedIn);
        await expect(page.locator("kbd").getByText("/")).toBeVisible({ visible: width > 640 });
        const writes = await holdWrites(page);
        await mail(page, "Mentions in comments").click();
        await (await writes.next()).abort();
        await expect(page.getByText("Not saved.")).toBeVisible();
        await expectClean(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        await page.getByRole("button", { name: /^Weekly digest, E-mail/ }).click();
        await expect(page.getByRole("dialog").getByRole("switch").first()).toBeVisible();
        await expectClean(page);
      });
    });
  }
}
