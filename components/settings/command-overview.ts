import { isFirstStepsOpen } from "@/lib/client/profile/list-first-steps";
import { routes } from "@/lib/routes";
import { at, type CommandEntry, type CommandFacts, page, start } from "./command-entry";
import { findReadOnlyReason } from "./read-only-reason";

const hasFirstSteps = ({ user, accounts, access }: CommandFacts) =>
  findReadOnlyReason(user) === null && isFirstStepsOpen(user, accounts, access);

export const overviewEntries: readonly CommandEntry[] = [
  page("overview", "Overview", routes.settings, "home start settings to do tasks"),
  {
    ...at("first-steps", "First steps", "Overview", "onboarding checklist get started"),
    isFor: hasFirstSteps,
  },
  {
    ...start("skip-first-steps", "Skip the first steps", "Overview", "onboarding hide dismiss later"),
    needs: "skipFirstSteps",
    isFor: hasFirstSteps,
  },
  at("where-you-are", "Where you are", "Overview", "server organisation project role current person you"),
  at("github-accounts", "Your GitHub accounts", "Overview", "connected summary"),
  {
    ...at("recent-activity", "Recent activity", "Overview", "audit log history events latest newest"),
    needs: "seeActivity",
  },
];
