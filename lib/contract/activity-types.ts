/** Everything the security activity tells of (security.md L1); pages have a line for each. */
export const activityTypes = [
  "logged_in",
  "login_failed",
  "logged_out",
  "reauthenticated",
  "reauthentication_failed",
  "session_ended",
  "other_sessions_ended",
  "password_changed",
  "two_factor_enabled",
  "two_factor_replaced",
  "two_factor_disabled",
  "authenticator_added",
  "authenticator_renamed",
  "authenticator_removed",
  "backup_codes_created",
  "backup_code_used",
  "device_remembered",
  "device_removed",
  "limit_hit",
  "csrf_refused",
  "github_linked",
  "github_unlinked",
] as const;

export type ActivityType = (typeof activityTypes)[number];
