import { isOnboardingSkipped } from "@/lib/client/profile/list-first-steps";
import type { Capabilities } from "@/lib/contract/capabilities";
import type { EndpointId } from "@/lib/contract/registry";
import type { User } from "@/lib/contract/schemas/account";
import { routes } from "@/lib/routes";

/** A place to go to: a page, a section of one, or the page of a task. */
export type CommandEntry = {
  id: string;
  title: string;
  /** The page it is on, where its title does not say. */
  place?: string;
  href: string;
  /** What else people call it. */
  words: string;
  /** Only where the server has it, or the account is so. */
  needs?: EndpointId;
  isFor?: (user: User) => boolean;
};

const hasFactor = (user: User) => user.is_2fa_enabled === true;

/** Everything the settings hold; `command-entries.test.ts` fails on a page that is not in here. */
export const commandEntries: readonly CommandEntry[] = [
  { id: "overview", title: "Overview", href: routes.settings, words: "home start settings to do tasks" },
  {
    ...at("first-steps", "First steps", "Overview", routes.settings, "onboarding checklist get started"),
    isFor: (user) => !isOnboardingSkipped(user),
  },
  {
    id: "github",
    title: "GitHub",
    href: routes.github,
    words: "repo repository repositories branch branches integration connect install app disconnect code",
  },
  { id: "security", title: "Security", href: routes.security, words: "safety protect account" },
  at(
    "two-factor",
    "Two-factor authentication",
    "Security",
    routes.security,
    "2fa mfa totp otp second factor",
  ),
  at("check-up", "Security check-up", "Security", routes.security, "review findings weak audit"),
  {
    ...at("authenticators", "Authenticator apps", "Security", routes.security, "2fa mfa totp phone device"),
    isFor: hasFactor,
  },
  task(
    "authenticator",
    "Set up an authenticator app",
    "Security",
    routes.authenticator,
    "2fa mfa totp otp enable turn on qr code second factor replace new phone",
  ),
  task(
    "backup-codes",
    "Backup codes",
    "Security",
    routes.backupCodes,
    "2fa mfa recovery codes spare lost phone regenerate print",
  ),
  {
    ...task(
      "disable",
      "Disable two-factor authentication",
      "Security",
      routes.disableTwoFactor,
      "2fa mfa turn off remove",
    ),
    isFor: hasFactor,
  },
  task(
    "password",
    "Change password",
    "Security",
    routes.password,
    "passphrase credentials set sign-in login",
  ),
  {
    ...task(
      "sessions",
      "Sessions and devices",
      "Security",
      routes.sessions,
      "signed in logged in log out everywhere remembered browsers revoke end",
    ),
    needs: "sessionsList",
  },
  {
    ...task(
      "activity",
      "Activity",
      "Security",
      routes.activity,
      "audit log history events export csv not me",
    ),
    needs: "activityList",
  },
  {
    id: "notifications",
    title: "Notifications",
    href: routes.notifications,
    words: "mail alerts digest emails unsubscribe in-app slack errors",
  },
  at("devices", "Push devices", "Notifications", routes.notifications, "phone mobile push token"),
  at(
    "mute",
    "Mute everything except security",
    "Notifications",
    routes.notifications,
    "unsubscribe silence stop all off",
  ),
  {
    id: "email",
    title: "E-mail address",
    href: routes.email,
    words: "email mail change verify confirm address",
  },
  { id: "profile", title: "Profile", href: routes.profile, words: "account me user person" },
  at("person", "Name and role", "Profile", routes.profile, "first last name surname job title team"),
  at(
    "preferences",
    "Preferences",
    "Profile",
    routes.profile,
    "theme dark light appearance toolbar shortcuts sidebar suggestions",
  ),
  at("dashboards", "Default dashboards", "Profile", routes.profile, "scene home page personalise start"),
  at("place", "Organisation and project", "Profile", routes.profile, "organization team switch workspace"),
  at(
    "access",
    "Data and support access",
    "Profile",
    routes.profile,
    "privacy anonymise anonymize impersonation impersonate gdpr",
  ),
  task(
    "api-keys",
    "Personal API keys",
    "Profile",
    routes.apiKeys,
    "api token tokens access key secret cli curl roll rotate delete",
  ),
  task(
    "new-api-key",
    "Make a personal API key",
    "Profile",
    routes.newApiKey,
    "create new api token access key cli curl",
  ),
];

export function listCommandEntries(user: User, { features }: Capabilities): CommandEntry[] {
  return commandEntries.filter(
    ({ needs, isFor }) => (!needs || features.includes(needs)) && (!isFor || isFor(user)),
  );
}

/** A section, whose id is its hash. */
function at(id: string, title: string, place: string, page: string, words: string): CommandEntry {
  return { id, title, place, href: `${page}#${id}`, words };
}

function task(id: string, title: string, place: string, href: string, words: string): CommandEntry {
  return { id, title, place, href, words };
}
