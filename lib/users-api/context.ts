import type { Logger } from "pino";
import type { Cipher } from "./crypto/cipher";
import type { Database } from "./db/database";
import type { GithubClient } from "./github/client/github-client";
import type { ProfileName } from "./profiles/profile";

export type Clock = { now(): Date };
export type Random = (bytes: number) => Buffer;

export type ApiSettings = {
  /** Where people's browsers find the pages: links in mails, redirects. No trailing slash. */
  siteUrl: string;
  version: string;
  /** Which server this one behaves as: docs/decisions/012. */
  profile: ProfileName;
  /** Origins whose unsafe session calls are accepted, the API's own beside the site's. */
  trustedOrigins: readonly string[];
  isSecureCookie: boolean;
  /** How many proxies in front may be believed about the client's address. */
  trustedProxyHops: number;
  /** Whether calls by key are counted (contract.md 1.7: only where the instance limits them). */
  isKeyThrottleOn: boolean;
  /** Whether mail can leave; without it an address cannot be proved (contract.md 5). */
  isMailOn: boolean;
  /** Whether anybody may make an account; else only the first one can be. */
  isSignUpOpen: boolean;
};

/** Everything outside the process's own memory, injected so that tests own time and chance. */
export type ApiContext = {
  db: Database;
  clock: Clock;
  random: Random;
  cipher: Cipher;
  /** null: no GitHub App is configured. */
  github: GithubClient | null;
  log: Logger;
  settings: ApiSettings;
  /** Runs work after the answer; `close` waits for it. */
  background: Background;
};

export type Background = {
  run(name: string, work: (signal: AbortSignal) => Promise<void>): void;
  close(): Promise<void>;
};
