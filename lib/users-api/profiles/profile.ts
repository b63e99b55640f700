export const profileNames = ["ours", "seed", "today"] as const;

/** Whose server we are: our own, or PostHog when the page was made, or PostHog today. */
export type ProfileName = (typeof profileNames)[number];

export type ProofKind = "token" | "code";

/** What a change does that ends the account's other sessions. */
export type SessionsEnd = "password" | "email" | "two_factor_on" | "two_factor_off";

/** What differs between the servers that we can be: contract.md 9, and 11 for ours. */
export type Profile = {
  /** What only we have is there: added endpoints, their fields and headers, `/docs`. */
  isOurs: boolean;
  /** Without an authenticator app, a code by mail is asked for at sign-in (contract.md 8). */
  hasLoginCodes: boolean;
  /** By what an address is proved; the mail brings just that. */
  verifiesBy: readonly [ProofKind, ...ProofKind[]];
  /** Proving any address signs in, whoever else held the browser; else only a first one does. */
  isSignedInByProof: boolean;
  /** Somebody else's address is refused at once; else it is staged like any other. */
  isTakenAddressTold: boolean;
  takesPlusAddresses: boolean;
  /** An edit that changes nothing but the case of the address is stored. */
  storesCaseEdits: boolean;
  mayKeyChangeCredentials: boolean;
  /** What needs the proof of the last five minutes; the rest of the account the 2 h one. */
  needsFreshProof: readonly ("email" | "safety")[];
  /** Changes after which the other sessions go on. */
  keepsSessionsAfter: readonly SessionsEnd[];
  /** The status shows unused codes whatever the proof's age. */
  showsCodesAlways: boolean;
  backupCode: { alphabet: string; length: number };
  hasNotificationLocks: boolean;
  github: GithubProfile;
};

type GithubProfile = {
  /** Who skips the installation where the team has one that is not linked yet. */
  fastPath: "anyone" | readonly string[];
  /** Clients of PostHog's own, which land on pages of theirs. */
  clients: readonly string[];
  stateSeconds: number;
  installationId: RegExp;
  /** The App's setup URL: `/integrations/github/callback/`. */
  hasSetupUrl: boolean;
  /** A return without a code is asked for again, or waits for an owner; else it has failed. */
  returnsWithoutCode: boolean;
  /** The App is uninstalled with the last link to it. */
  uninstallsLast: boolean;
  /** A stale list is read to its end before the answer. */
  waitsForSync: boolean;
  /** What GitHub refuses to list is an empty list. */
  hidesRefusedBranches: boolean;
};
