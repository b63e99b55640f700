import type { Route } from "next";
import type { AccessTable } from "@/lib/contract/access";
import type { User } from "@/lib/contract/schemas/account";
import { routes, toTask } from "@/lib/routes";
import { hasChosenNotifications } from "./has-chosen-notifications";

export type FirstStep = {
  id: "email" | "two-factor" | "github" | "notifications";
  title: string;
  why: string;
  action: string;
  href: Route;
  /** Null while it is not known. */
  isDone: boolean | null;
};

/** What a new account needs, as far as it is this person's to do, and can be done here. */
export function listFirstSteps(
  user: User,
  accounts: readonly unknown[] | undefined,
  access: AccessTable,
): FirstStep[] {
  const steps: FirstStep[] = [];
  // Null at servers that never asked for a proof of the address.
  if (typeof user.is_email_verified === "boolean") {
    steps.push({
      id: "email",
      title: "Confirm your e-mail address",
      why: "So that warnings about your account reach you.",
      action: "Confirm",
      href: routes.email,
      isDone: user.is_email_verified,
    });
  }
  // Whoever signs in through their organisation is asked for the factor there.
  if (!user.has_sso_enforcement && access.manageTwoFactor.kind === "works") {
    steps.push({
      id: "two-factor",
      title: "Add a second factor",
      why: "So that a stolen password is not enough.",
      action: "Set up",
      href: toTask(routes.authenticator, routes.settings),
      isDone: user.is_2fa_enabled === true,
    });
  }
  if (access.connectGithub.kind === "works") {
    steps.push({
      id: "github",
      title: "Connect GitHub",
      why: "To work with your repositories and branches.",
      action: "Connect",
      href: routes.github,
      isDone: accounts ? accounts.length > 0 : null,
    });
  }
  if (access.changeNotifications.kind === "works" && user.notification_settings) {
    steps.push({
      id: "notifications",
      title: "Choose your notifications",
      why: "What reaches you, and where.",
      action: "Choose",
      href: routes.notifications,
      isDone: hasChosenNotifications(user),
    });
  }
  return steps;
}

/** Whether they are on the overview: until all is done or the person left them, and while a hand-over waits. */
export function isFirstStepsOpen(
  user: User,
  accounts: readonly unknown[] | undefined,
  access: AccessTable,
): boolean {
  if (isOnboardingSkipped(user)) return false;
  return findHandOver(user) !== null || listFirstSteps(user, accounts, access).some(({ isDone }) => !isDone);
}

/** Left by the person, in whatever organisation; a hand-over to a colleague is no such thing. */
export function isOnboardingSkipped(user: User): boolean {
  const { onboarding_skipped_at: at, onboarding_skipped_reason: reason } = user;
  return Boolean(at) && (reason === "later" || reason === "other");
}

/** The organisation whose set-up was handed to a colleague who has not accepted; null where none is. */
export function findHandOver(user: User): { organizationName: string } | null {
  if (!user.onboarding_delegated_to_invite || user.onboarding_delegation_accepted_at) return null;
  const id = user.onboarding_delegated_to_organization_id;
  const name = user.organizations?.find((row) => row.id === id)?.name;
  return { organizationName: name ?? "another organisation" };
}
