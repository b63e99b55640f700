import { routes } from "@/lib/routes";
import { createGithubOrganization, type Github, linkAccount } from "./fixtures/github";
import { refreshUntilRefused, refuseInstallation } from "./fixtures/health";
import { callApi, type Person } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

type Broken = { signedIn: Person; github: Github; id: string };

const waiting = { "retry-after": "1800", "x-ratelimit-remaining": "0" };

/** What GitHub does, what the card then says, and the one step that it offers. */
const states = [
  {
    name: "an expired sign-in",
    label: "Sign-in expired",
    step: "Reconnect",
    bring: async ({ signedIn, github }: Broken) => {
      await github.control.revokeTokens(github.login);
      await callApi(signedIn, "/api/users/@me/integrations/github/start/", { method: "POST", body: "{}" });
    },
  },
  {
    name: "a rate limit",
    label: "Paused by GitHub",
    step: /GitHub lifts this in (29|30) minutes/,
    bring: async ({ signedIn, github, id }: Broken) => {
      await refuseInstallation(github, id, { status: 429, headers: waiting });
      await refreshUntilRefused(signedIn, id);
    },
  },
  {
    name: "changed permissions",
    label: "Permissions changed",
    step: "Review on GitHub",
    bring: async ({ signedIn, github, id }: Broken) => {
      await refuseInstallation(github, id, {
        status: 403,
        body: { message: "Resource not accessible by integration" },
      });
      await refreshUntilRefused(signedIn, id);
    },
  },
  {
    name: "no answer",
    label: "GitHub did not answer",
    step: "is read again by itself",
    bring: async ({ signedIn, github, id }: Broken) => {
      await refuseInstallation(github, id, { status: 502 });
      await refreshUntilRefused(signedIn, id);
    },
  },
  {
    name: "a suspension",
    label: "Suspended",
    step: "Review on GitHub",
    bring: async ({ signedIn, github, id }: Broken) => {
      await github.control.updateInstallation(Number(id), { suspended: true });
      await github.control.expireInstallationTokens(Number(id));
      await refreshUntilRefused(signedIn, id);
    },
  },
  {
    name: "a removal",
    label: "Removed on GitHub",
    step: "Reconnect",
    bring: async ({ signedIn, github, id }: Broken) => {
      await github.control.uninstall(Number(id));
      await refreshUntilRefused(signedIn, id);
    },
  },
];

for (const { name, label, step, bring } of states) {
  test(`${name} has its own words and its own next step`, async ({ page, context, signedIn, github }) => {
    const id = await linkAccount(context, signedIn, github, await createGithubOrganization(github));
    await bring({ signedIn, github, id });
    await page.goto(routes.github);
    const card = page.getByRole("region").filter({ has: page.getByRole("heading", { level: 2 }) });
    await expect(card.getByText(label, { exact: true }).first()).toBeVisible();
    const next = card
      .getByRole("button", { name: step })
      .or(card.getByRole("link", { name: step }))
      .or(card.getByText(step));
    await expect(next.first()).toBeVisible();
  });
}

test("on a phone every control of a card is 44 px high, and nothing sticks out at 320 px", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  await linkAccount(context, signedIn, github, await createGithubOrganization(github));
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(routes.github);
  const main = page.getByRole("main");
  const card = main.getByRole("region").filter({ has: page.getByRole("heading", { level: 2 }) });
  const controls = card.getByRole("link").or(card.getByRole("button"));
  await expect(controls).toHaveCount(4);
  const heights = await controls.evaluateAll((nodes) =>
    nodes.map((node) => node.getBoundingClientRect().height),
  );
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
});
