import type {
  AllRepositories,
  AllRepositoriesInput,
  GithubUser,
  Installation,
  InstallationToken,
  Page,
  RepositoriesPageInput,
  Repository,
  RepositoryName,
  UserTokens,
} from "./types";

/**
 * Keeps nothing between calls but the thread that reads long lists. Every one that asks GitHub rejects with
 * `GithubError` and stops when the signal is aborted.
 */
export type GithubClient = {
  exchangeCode(input: { code: string; redirectUri?: string }, signal?: AbortSignal): Promise<UserTokens>;
  refreshUserTokens(refreshToken: string, signal?: AbortSignal): Promise<UserTokens>;

  getUser(userToken: string, signal?: AbortSignal): Promise<GithubUser>;
  listUserInstallations(userToken: string, signal?: AbortSignal): Promise<Installation[]>;
  /** False only where GitHub says no; a limit, a suspension or an outage rejects. */
  canUserSeeInstallation(userToken: string, installationId: string, signal?: AbortSignal): Promise<boolean>;

  getInstallation(installationId: string, signal?: AbortSignal): Promise<Installation>;
  createInstallationToken(installationId: string, signal?: AbortSignal): Promise<InstallationToken>;
  /** Removes the App; one that is gone already is no failure. */
  uninstall(installationId: string, signal?: AbortSignal): Promise<void>;

  listRepositoriesPage(input: RepositoriesPageInput, signal?: AbortSignal): Promise<Page<Repository>>;
  listAllRepositories(input: AllRepositoriesInput, signal?: AbortSignal): Promise<AllRepositories>;
  listAllBranches(
    input: RepositoryName & { token: string; concurrency?: number },
    signal?: AbortSignal,
  ): Promise<string[]>;
  /** Null when GitHub's answer names no default branch. */
  getDefaultBranch(input: RepositoryName & { token: string }, signal?: AbortSignal): Promise<string | null>;

  buildInstallUrl(state: string): string;
  buildAuthorizeUrl(input: { state: string; redirectUri: string }): string;
  buildManageUrl(installation: Pick<Installation, "id" | "account">): string;

  /** Ends the thread that read long lists, if any did. */
  close(): Promise<void>;
};
