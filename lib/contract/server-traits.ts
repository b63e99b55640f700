import type { AccessFacts } from "./access";

/** What a server is known to do besides what its endpoints say; false where nobody can rely on it. */
export type ServerTraits = {
  /** A new password or second factor ends the person's other sessions. */
  endsOtherSessions: boolean;
  /** A disconnected account keeps the App on GitHub, for others who use it. */
  leavesGithubApp: boolean;
  /** One more account can be installed while all that GitHub shows are connected (docs/decisions/007). */
  installsBesideLinked: boolean;
  /** GitHub leads back to these pages, in the tab that left for it. */
  githubReturnsHere: boolean;
  /** The repositories of a new installation are read before anybody opens it. */
  readsRepositoriesAhead: boolean;
  /** One mail for a new address holds a code and a link. */
  mailsCodeAndLink: boolean;
  /** The former address is mailed a way to take a change back. */
  undoesEmailChange: boolean;
};

/** PostHog's generations and settings differ in each of these, and none says which it is. */
export function findTraits(server: AccessFacts["server"]): ServerTraits {
  const isOurs = server === "users-api";
  return {
    endsOtherSessions: isOurs,
    leavesGithubApp: isOurs,
    installsBesideLinked: isOurs,
    githubReturnsHere: isOurs,
    readsRepositoriesAhead: isOurs,
    mailsCodeAndLink: isOurs,
    undoesEmailChange: isOurs,
  };
}
