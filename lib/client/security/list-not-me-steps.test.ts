import { describe, expect, it } from "vitest";
import { type ActivityType, activityTypes } from "@/lib/contract/activity-types";
import { routes } from "@/lib/routes";
import { listNotMeSteps, type NotMeStepId } from "./list-not-me-steps";

const on = { isTwoFactorOn: true, hasPassword: true };
const ids = (type: string, facts = on) => listNotMeSteps(type, facts).map(({ id }) => id);

/** What stands beside the steps that every line has. */
const expected: Record<ActivityType, NotMeStepId | null> = {
  logged_in: null,
  login_failed: null,
  logged_out: null,
  reauthenticated: null,
  reauthentication_failed: null,
  session_ended: null,
  other_sessions_ended: null,
  password_changed: null,
  password_reset: "email",
  signed_up: null,
  email_verified: "email",
  email_change_requested: "email",
  email_change_cancelled: "email",
  email_changed: "email",
  email_change_undone: "email",
  two_factor_enabled: "authenticators",
  two_factor_replaced: "authenticators",
  two_factor_disabled: null,
  authenticator_added: "authenticators",
  authenticator_renamed: "authenticators",
  authenticator_removed: "authenticators",
  backup_codes_created: "backup-codes",
  backup_code_used: "backup-codes",
  device_remembered: "devices",
  device_removed: "devices",
  api_key_created: "api-keys",
  api_key_changed: "api-keys",
  api_key_rolled: "api-keys",
  api_key_removed: "api-keys",
  limit_hit: null,
  csrf_refused: null,
  github_linked: "github",
  github_unlinked: "github",
};

describe("B12: what shuts a stranger out", () => {
  it.each(activityTypes)(
    "after %s begins with the sessions, and what the line is about comes next",
    (type) => {
      const own = expected[type];
      const [first, second, ...rest] = ids(type);
      expect(first).toBe("sessions");
      expect(second).toBe(own ?? "password");
      expect([second, ...rest]).toContain("password");
      expect([second, ...rest]).toContain("backup-codes");
      expect(new Set([first, second, ...rest]).size).toBe(rest.length + 2);
    },
  );

  it.each(activityTypes)(
    "after %s leads to a page of the settings by every step but the sessions",
    (type) => {
      for (const { id, link } of listNotMeSteps(type, on)) {
        if (id === "sessions") expect(link).toBeNull();
        else expect(link?.href.startsWith(`${routes.settings}/`)).toBe(true);
      }
    },
  );

  it("leads to set-up while two-factor authentication is off, where there are neither apps nor codes", () => {
    const off = { isTwoFactorOn: false, hasPassword: true };
    expect(ids("two_factor_disabled", off)).toEqual(["sessions", "password", "set-up"]);
    expect(ids("authenticator_added", off)).toEqual(["sessions", "password", "set-up"]);
    expect(ids("backup_code_used", off)).toEqual(["sessions", "password", "set-up"]);
  });

  it("is said of a kind that is newer than these pages, too", () => {
    expect(ids("something_new")).toEqual(["sessions", "password", "backup-codes"]);
    expect(ids("toString")).toEqual(["sessions", "password", "backup-codes"]);
  });

  it("asks who has no password yet to set one", () => {
    const [, password] = listNotMeSteps("logged_in", { isTwoFactorOn: null, hasPassword: false });
    expect(password?.title).toBe("Set a password");
  });
});
