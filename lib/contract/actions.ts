import type { Endpoint } from "./endpoint";
import { accountGet, accountUpdate } from "./endpoints/account";
import { apiKeysList } from "./endpoints/api-keys";
import { passwordResetRequest, signUp } from "./endpoints/email";
import {
  githubListRepos,
  githubListRequests,
  githubRefreshRepos,
  githubRemove,
  githubStart,
} from "./endpoints/github";
import { dashboardsList, notificationTest, onboardingSkip, pushTokensList } from "./endpoints/preferences";
import { activityList, authenticatorsList, devicesList } from "./endpoints/security";
import { sessionsList } from "./endpoints/session";
import { twoFactorCheckCode, twoFactorStatus } from "./endpoints/two-factor";
import { posthogPages } from "./posthog-pages";

type Action = {
  /** As a row of a table names it. */
  label: string;
  /** The endpoint whose origin, credential and scope decide. */
  calls: Endpoint;
  /** Refused to keys whatever the endpoint allows: contract.md 3, e-mail and password. */
  isForSessionsOnly?: boolean;
  /** Where PostHog has it instead, on pages of its own. */
  posthogPath?: string;
};

/** What a person may want to do, by the endpoint that it hangs on. */
export const actions = {
  readAccount: { label: "See the account", calls: accountGet },
  changeProfile: { label: "Change name, role, preferences, organisation and project", calls: accountUpdate },
  changeNotifications: { label: "Change notifications", calls: accountUpdate },
  changeEmail: { label: "Change the e-mail address", calls: accountUpdate, isForSessionsOnly: true },
  changePassword: { label: "Change the password", calls: accountUpdate, isForSessionsOnly: true },
  listGithub: { label: "See GitHub accounts, repositories and branches", calls: githubListRepos },
  connectGithub: { label: "Connect a GitHub account", calls: githubStart },
  refreshGithub: { label: "Refresh repositories", calls: githubRefreshRepos },
  disconnectGithub: { label: "Disconnect a GitHub account", calls: githubRemove },
  trackGithubRequests: { label: "Follow requests to an owner", calls: githubListRequests },
  manageTwoFactor: { label: "Two-factor authentication and backup codes", calls: twoFactorStatus },
  checkBackupCode: { label: "Try a backup code out", calls: twoFactorCheckCode },
  nameAuthenticators: { label: "Several named authenticator apps", calls: authenticatorsList },
  listSessions: { label: "See and end sessions", calls: sessionsList },
  listDevices: { label: "See and forget remembered browsers", calls: devicesList },
  seeActivity: { label: "See what happened to the account", calls: activityList },
  manageApiKeys: {
    label: "Personal API keys",
    calls: apiKeysList,
    posthogPath: posthogPages.apiKeys,
  },
  listPushDevices: { label: "See and remove push devices", calls: pushTokensList },
  testNotification: { label: "Send a test notification", calls: notificationTest },
  // PostHog stores a choice too, but lists nothing to choose from.
  chooseDashboards: { label: "Choose default dashboards", calls: dashboardsList },
  skipFirstSteps: { label: "Skip the first steps", calls: onboardingSkip },
  signUp: { label: "Make an account", calls: signUp, posthogPath: posthogPages.signUp },
  resetPassword: {
    label: "Get a new password by mail",
    calls: passwordResetRequest,
    posthogPath: posthogPages.reset,
  },
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof actions;
