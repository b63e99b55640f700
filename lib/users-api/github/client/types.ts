export type GithubSettings = {
  /** https://github.com, a GitHub Enterprise Server, or http://127.0.0.1:port */
  url: string;
  /** https://api.github.com or `<url>/api/v3` */
  apiUrl: string;
  app: { slug: string; id: string; clientId: string; clientSecret: string; privateKey: string };
  now?: () => number;
  fetch?: typeof fetch;
  /** For one request, from connecting to the last byte of the body. */
  timeoutMs?: number;
};

export type UserTokens = {
  accessToken: string;
  accessTokenExpiresAt: Date | null;
  refreshToken: string | null;
  refreshTokenExpiresAt: Date | null;
};

export type GithubUser = { id: number; login: string };

export type RepositorySelection = "all" | "selected";

export type InstallationAccount = { type: "User" | "Organization" | null; name: string };

export type Installation = {
  id: string;
  account: InstallationAccount | null;
  repositorySelection: RepositorySelection | null;
  suspendedAt: Date | null;
  createdAt: Date | null;
  permissions: Record<string, string>;
};

export type InstallationToken = {
  token: string;
  expiresAt: Date;
  repositorySelection: RepositorySelection | null;
  permissions: Record<string, string>;
};

export type Repository = {
  id: number;
  name: string;
  full_name: string;
  default_branch?: string;
  language?: string;
  pushed_at?: string;
  private?: boolean;
  archived?: boolean;
  can_push?: boolean;
};

export type FetchedPage<T> = {
  status: "ok";
  items: T[];
  etag: string | null;
  lastPage: number | null;
  hasNext: boolean;
  totalCount: number | null;
};

export type Page<T> = FetchedPage<T> | { status: "not_modified" };

export type RepositoriesPageInput = { token: string; page: number; etag?: string | null };

export type AllRepositoriesInput = {
  token: string;
  /** Pages under way at once, 1 to 10. */
  concurrency?: number;
  /** Called as pages come in, in any order and several at once. A rejection stops the whole call. */
  onPage?: (page: { page: number; items: Repository[]; totalCount: number | null }) => void | Promise<void>;
  /** Page number to ETag, as an earlier call returned them. */
  etags?: ReadonlyMap<number, string>;
};

export type AllRepositories =
  | { repositories: Repository[]; etags: Map<number, string> }
  | { notModified: true };

export type RepositoryName = { owner: string; repo: string };
