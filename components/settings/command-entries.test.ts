import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { groups, listTopics, toAnchor } from "@/lib/client/notifications/topics";
import { decideAccess } from "@/lib/contract/access";
import { actions } from "@/lib/contract/actions";
import { activeRealtimeTypes, buildNotificationDefaults } from "@/lib/contract/notifications";
import { routes } from "@/lib/routes";
import { listAllEntries, listCommandEntries } from "./command-entries";

const root = join(import.meta.dirname, "../..");
const account = { installation_id: "7", account: { name: "acme", type: "Organization" } };
const someone = {
  uuid: "1",
  email: "ada@example.com",
  notification_settings: buildNotificationDefaults(),
  active_realtime_notification_types: [...activeRealtimeTypes],
};
const everything = decideAccess({
  server: "users-api",
  features: Object.values(actions).map(({ calls }) => calls.id),
  credential: "session",
  scopes: null,
});
const commandEntries = listAllEntries({ user: someone, accounts: [account] });
const hrefs = commandEntries.map(({ href }) => href);
const components = readdirSync(join(root, "components"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".tsx"))
  .map((file) => ({ file, text: readFileSync(join(root, "components", file), "utf8") }));

test("B16: every page of the settings is in the command menu", () => {
  const pages = Object.values(routes).filter((path) => path.startsWith(routes.settings));
  expect(pages.filter((path) => !hrefs.includes(path))).toEqual([]);
});

test("B16: every folder with a settings page has its address in lib/routes.ts", () => {
  const files = readdirSync(join(root, "app/settings"), { recursive: true, encoding: "utf8" });
  // A page of one thing is reached from its list; the other is PostHog's former address.
  const pages = files
    .filter((file) => file.endsWith("page.tsx") && !file.endsWith("viewer-page.tsx"))
    .filter((file) => !file.includes("[") && !file.startsWith("user-personal-integrations"))
    .map((file) => `${routes.settings}/${file.replace(/\/?page\.tsx$/, "")}`.replace(/\/$/, ""));
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.filter((path) => !hrefs.includes(path))).toEqual([]);
});

test("B16: every section that the menu leads to is on a page, once for each place", () => {
  const text = components.map((each) => each.text).join("\n");
  // The rows of the notifications and their groups are named by the catalogue; the browser test goes to each.
  const topics = listTopics(activeRealtimeTypes).flatMap(({ id }) => [id, `test-${id}`]);
  const named = new Set([...topics, ...groups.map(toAnchor), "failure-rate-threshold"]);
  const sections = hrefs.flatMap((href) => href.split("#").slice(1)).filter((id) => !named.has(id));
  expect(sections.length).toBeGreaterThan(20);
  expect(sections.filter((id) => !text.includes(`id="${id}"`))).toEqual([]);
});

test("B16: every titled card of a page has an address, and the menu leads to it", () => {
  const cards = components
    .filter(({ file }) => !notOfAPage.some((name) => file.endsWith(name)))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/<Card\b([^>]*?)\btitle=/gs)].map(([, before = ""]) => ({
        file,
        id: /\bid="([^"]+)"/.exec(before)?.[1],
      })),
    );
  const anchors = new Set([
    ...commandEntries.map(({ id }) => id),
    ...hrefs.map((href) => href.split("#")[1]),
  ]);
  expect(cards.length).toBeGreaterThan(15);
  expect(cards.filter(({ id }) => !id || !anchors.has(id))).toEqual([]);
});

/** What stands on the page of one thing or in a task, or while something lasts that no menu can know of. */
const notOfAPage = [
  "api-key-view.tsx",
  "roll-card.tsx",
  "backup-codes-card.tsx",
  "backup-code-drill.tsx",
  "disable-card.tsx",
  "closed-by-organization.tsx",
  "approval-tracker.tsx",
];

test("B16: every kind of notification has its own entry, where the server tells of any", () => {
  const ids = commandEntries.map(({ id }) => id);
  expect(listTopics(activeRealtimeTypes).filter(({ id }) => !ids.includes(`topic-${id}`))).toEqual([]);
  const { notification_settings: _, ...silent } = someone;
  const left = listAllEntries({ user: silent }).filter(({ href }) => href.startsWith(routes.notifications));
  expect(left.map(({ id }) => id)).toEqual(["notifications", "devices"]);
});

test("a step of a change of address is offered while it can be done", () => {
  const list = (user: object) => {
    const facts = { user: { ...someone, ...user }, access: everything, features: [] };
    return listCommandEntries(facts).map(({ id }) => id);
  };
  const own = ["change-address", "confirm-address", "confirm-new-address", "resend-mail", "cancel-change"];
  const offered = (user: object) => own.filter((id) => list(user).includes(id));
  expect(offered({ is_email_verified: true })).toEqual(["change-address"]);
  expect(offered({ is_email_verified: false })).toEqual(["change-address", "confirm-address", "resend-mail"]);
  expect(offered({ pending_email: "new@example.com" })).toEqual([
    "confirm-new-address",
    "resend-mail",
    "cancel-change",
  ]);
  expect(offered({ has_sso_enforcement: true, is_email_verified: false })).toEqual([]);
});

test("the first steps are in the menu while their card is on the overview", () => {
  const list = (user: object, accounts: (typeof account)[] = []) =>
    listCommandEntries({ user: { ...someone, ...user }, access: everything, features: [], accounts }).map(
      ({ id }) => id,
    );
  expect(list({})).toEqual(expect.arrayContaining(["first-steps", "skip-first-steps"]));
  const left = { onboarding_skipped_at: "2026-11-23T12:00:00Z", onboarding_skipped_reason: "later" };
  const done = { is_2fa_enabled: true, notification_settings: { plugin_disabled: false } };
  for (const ids of [list(left), list(done, [account])]) {
    expect(ids).not.toContain("first-steps");
    expect(ids).not.toContain("skip-first-steps");
  }
});

test("ids are unique, since the recent ones are kept by them", () => {
  expect(new Set(commandEntries.map(({ id }) => id)).size).toBe(commandEntries.length);
});

test("B17: the menu leads to nothing that the server does not have, and to the page that says what a key lacks", () => {
  const posthog = { server: "posthog", features: [] } as const;
  const user = { uuid: "1", email: "ada@example.com" };
  const list = (credential: "session" | "api_key") => {
    const access = decideAccess({ ...posthog, credential, scopes: ["user:read"] });
    return listCommandEntries({ user, access, features: [] }).map(({ id }) => id);
  };
  for (const ids of [list("session"), list("api_key")]) {
    expect(ids).not.toContain("sessions");
    expect(ids).not.toContain("activity");
    expect(ids).not.toContain("devices");
    expect(ids).toContain("api-keys");
    expect(ids).toContain("password");
  }
  expect(list("session")).toContain("check-up");
  expect(list("api_key")).not.toContain("check-up");
});

test("while an organisation enforces 2FA, the menu leads to its set-up alone", () => {
  const organization = { id: "1", name: "Acme", enforce_2fa: true };
  const user = { uuid: "1", email: "ada@example.com", organization, is_2fa_enabled: false };
  const ids = (facts: typeof user) =>
    listCommandEntries({ user: facts, access: everything, features: [] }).map(({ id }) => id);
  expect(ids(user)).toEqual(["authenticator"]);
  expect(ids({ ...user, is_2fa_enabled: true }).length).toBeGreaterThan(15);
});
