import { isTwoFactorForced } from "@/lib/client/account/is-two-factor-forced";
import { routes } from "@/lib/routes";
import { emailEntries } from "./command-email";
import type { CommandEntry, CommandFacts } from "./command-entry";
import { listGithubEntries } from "./command-github";
import { listNotificationEntries } from "./command-notifications";
import { overviewEntries } from "./command-overview";
import { profileEntries } from "./command-profile";
import { securityEntries } from "./command-security";
import { findReadOnlyReason } from "./read-only-reason";

/** Everything the settings hold; `command-entries.test.ts` fails on a page or card that is not in here. */
export function listAllEntries({ user, accounts }: Pick<CommandFacts, "user" | "accounts">): CommandEntry[] {
  return [
    ...overviewEntries,
    ...listGithubEntries(accounts),
    ...securityEntries,
    ...listNotificationEntries(user),
    ...emailEntries,
    ...profileEntries,
  ];
}

/** What of it there is for this person, at this server, now. */
export function listCommandEntries(facts: CommandFacts): CommandEntry[] {
  const isForced = isTwoFactorForced(facts.user);
  const isReadOnly = findReadOnlyReason(facts.user) !== null;
  return listAllEntries(facts).filter(
    (entry) =>
      isThere(entry, facts.access) &&
      (!entry.isFor || entry.isFor(facts)) &&
      // What starts a change is disabled there.
      !(isReadOnly && entry.kind === "action") &&
      // All other pages are closed until then.
      (!isForced || entry.href === routes.authenticator),
  );
}

/** A page says by itself what stands in the way; a section that nobody sees is no place to go to. */
function isThere({ needs, href }: CommandEntry, access: CommandFacts["access"]): boolean {
  if (!needs) return true;
  const { kind } = access[needs];
  return kind === "works" || (kind !== "not_offered" && !href.includes("#"));
}
