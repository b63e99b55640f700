import { describe, expect, test } from "vitest";
import { decideAccess } from "@/lib/contract/access";
import type { User } from "@/lib/contract/schemas/account";
import { hasChosenNotifications, toSeenNotifications } from "./has-chosen-notifications";
import { findHandOver, isFirstStepsOpen, isOnboardingSkipped, listFirstSteps } from "./list-first-steps";

const posthog = { server: "posthog", features: [], credential: "session", scopes: null } as const;
const access = decideAccess(posthog);
const acme = { id: "acme", name: "Acme" };
const user: User = {
  uuid: "1",
  email: "ada@example.com",
  is_email_verified: false,
  is_2fa_enabled: false,
  organization: acme,
  organizations: [acme, { id: "globex", name: "Globex" }],
  notification_settings: { plugin_disabled: true, project_weekly_digest_disabled: { "1": false } },
};
const marks = (steps: ReturnType<typeof listFirstSteps>) =>
  Object.fromEntries(steps.map(({ id, isDone }) => [id, isDone]));

describe("the marks of the first steps", () => {
  test("are of what is so, and unknown where it was not read", () => {
    const none = { email: false, "two-factor": false, github: null, notifications: false };
    expect(marks(listFirstSteps(user, undefined, access))).toEqual(none);
    const done = {
      ...user,
      is_email_verified: true,
      is_2fa_enabled: true,
      notification_settings: { plugin_disabled: false },
    };
    const all = { email: true, "two-factor": true, github: true, notifications: true };
    expect(marks(listFirstSteps(done, [{}], access))).toEqual(all);
    expect(marks(listFirstSteps(done, [], access))).toEqual({ ...all, github: false });
  });

  test("leave out what is not the person's to do here", () => {
    const other = { ...user, is_email_verified: null, has_sso_enforcement: true };
    expect(listFirstSteps(other, [], access).map(({ id }) => id)).toEqual(["github", "notifications"]);
  });

  test("B17: leave out what the key at hand does not allow", () => {
    const steps = (scopes: readonly ("user:read" | "user:write")[]) =>
      listFirstSteps(user, [], decideAccess({ ...posthog, credential: "api_key", scopes }));
    expect(steps(["user:read", "user:write"]).map(({ id }) => id)).toEqual([
      "email",
      "github",
      "notifications",
    ]);
    expect(steps(["user:read"]).map(({ id }) => id)).toEqual(["email"]);
  });

  test("ask for no choice that the server does not tell of", () => {
    const { notification_settings: _, ...silent } = user;
    expect(listFirstSteps(silent, [], access).map(({ id }) => id)).not.toContain("notifications");
  });
});

describe("notifications are chosen", () => {
  test.each([
    ["a switch away from its default", { plugin_disabled: false }, true],
    [
      "one project away from its default",
      { project_weekly_digest_disabled: { "1": false, "2": true } },
      true,
    ],
    ["defaults that the server writes out", { plugin_disabled: true }, false],
    ["a key that these pages do not know", { something_new: true }, false],
  ])("by %s: %j → %s", (_, notification_settings, expected) => {
    expect(hasChosenNotifications({ notification_settings })).toBe(expected);
  });

  test("by nothing that the organisation decided", () => {
    const facts = { notification_settings: { plugin_disabled: false } };
    expect(hasChosenNotifications({ ...facts, notification_locks: { plugin_disabled: false } })).toBe(false);
  });

  test("by keeping them as they are, and what other pages marked stays", () => {
    const seen = toSeenNotifications({ insights: true });
    expect(seen).toMatchObject({ insights: true });
    expect(hasChosenNotifications({ has_seen_product_intro_for: seen })).toBe(true);
    expect(hasChosenNotifications({ has_seen_product_intro_for: { insights: true } })).toBe(false);
  });
});

describe("leaving the first steps", () => {
  const skipped = { ...user, onboarding_skipped_at: "2026-11-23T12:00:00Z" };

  test.each([
    ["later", "acme", true],
    ["other", "acme", true],
    ["later", "globex", true],
    ["other", "globex", true],
    ["delegated", "acme", false],
  ])("for the reason %s while in %s keeps them away everywhere: %s", (reason, organization, expected) => {
    const left = { onboarding_skipped_reason: reason, onboarding_skipped_organization_id: organization };
    expect(isOnboardingSkipped({ ...skipped, ...left })).toBe(expected);
  });

  test("they stand there until all is done, and longer while a hand-over waits", () => {
    const done = {
      ...user,
      is_email_verified: true,
      is_2fa_enabled: true,
      notification_settings: { plugin_disabled: false },
    };
    const handed = { ...done, onboarding_delegated_to_invite: "i" };
    expect(isFirstStepsOpen(user, [], access)).toBe(true);
    expect(isFirstStepsOpen(done, undefined, access)).toBe(true);
    expect(isFirstStepsOpen(done, [{}], access)).toBe(false);
    expect(isFirstStepsOpen(handed, [{}], access)).toBe(true);
    const left = { onboarding_skipped_at: "2026-11-23T12:00:00Z", onboarding_skipped_reason: "later" };
    expect(isFirstStepsOpen({ ...handed, ...left }, [], access)).toBe(false);
  });

  test("a hand-over is shown until it is accepted, with the organisation it is about", () => {
    const handed = {
      ...user,
      onboarding_delegated_to_invite: "i",
      onboarding_delegated_to_organization_id: "globex",
    };
    expect(findHandOver(handed)).toEqual({ organizationName: "Globex" });
    expect(findHandOver({ ...handed, onboarding_delegation_accepted_at: "2026-11-23T12:00:00Z" })).toBeNull();
    expect(findHandOver(user)).toBeNull();
  });
});
