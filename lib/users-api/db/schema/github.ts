import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns";
import { teams, users } from "./users";

const PENDING_LIST_KB = 32_768;

/** One GitHub App installation linked to one person; tokens are encrypted, never plain. */
export const githubInstallations = pgTable(
  "github_installations",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    installationId: text("installation_id").notNull(),
    accountType: text("account_type"),
    accountName: text("account_name"),
    repositorySelection: text("repository_selection"),
    permissions: jsonb().$type<Record<string, string>>().notNull().default({}),
    githubUserId: bigint("github_user_id", { mode: "number" }),
    githubLogin: text("github_login"),
    accessTokenEncrypted: text("access_token_encrypted"),
    accessTokenRefreshAt: instant("access_token_refresh_at"),
    userTokenEncrypted: text("user_token_encrypted"),
    userTokenRefreshAt: instant("user_token_refresh_at"),
    refreshTokenEncrypted: text("refresh_token_encrypted"),
    refreshTokenExpiresAt: instant("refresh_token_expires_at"),
    /** One refresh at a time per row: who holds the lease may ask GitHub. */
    tokenLeaseUntil: instant("token_lease_until"),
    status: text().notNull().default("healthy"),
    statusUntil: instant("status_until"),
    repositoryCount: integer("repository_count"),
    /** null: the stored list is no longer trusted (never synced, or linked anew). */
    reposSyncedAt: instant("repos_synced_at"),
    syncLeaseUntil: instant("sync_lease_until"),
    syncedSoFar: integer("synced_so_far"),
    pageEtags: jsonb("page_etags").$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [unique().on(table.userId, table.installationId), index().on(table.installationId)],
);

export const githubRepositories = pgTable(
  "github_repositories",
  {
    installationRowId: uuid("installation_row_id")
      .notNull()
      .references(() => githubInstallations.id, { onDelete: "cascade" }),
    id: bigint({ mode: "number" }).notNull(),
    /** The order in which GitHub gave it. */
    position: integer().notNull(),
    name: text().notNull(),
    fullName: text("full_name").notNull(),
    searchKey: text("search_key").notNull(),
    defaultBranch: text("default_branch"),
    language: text(),
    pushedAt: text("pushed_at"),
    isPrivate: boolean("is_private"),
    isArchived: boolean("is_archived"),
    canPush: boolean("can_push"),
  },
  (table) => [
    primaryKey({ columns: [table.installationRowId, table.id] }),
    index("github_repositories_order").on(table.installationRowId, table.position),
    // A first sync adds thousands of rows at once: they wait in the index and are sorted in together.
    index("github_repositories_search")
      .using("gin", sql`${table.searchKey} gin_trgm_ops`)
      .with({ gin_pending_list_limit: PENDING_LIST_KB }),
  ],
);

export const githubBranchLists = pgTable(
  "github_branch_lists",
  {
    id: uuid().primaryKey().defaultRandom(),
    installationRowId: uuid("installation_row_id")
      .notNull()
      .references(() => githubInstallations.id, { onDelete: "cascade" }),
    repoKey: text("repo_key").notNull(),
    defaultBranch: text("default_branch"),
    syncedAt: createdAt("synced_at"),
  },
  (table) => [unique().on(table.installationRowId, table.repoKey)],
);

export const githubBranches = pgTable(
  "github_branches",
  {
    listId: uuid("list_id")
      .notNull()
      .references(() => githubBranchLists.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    name: text().notNull(),
    searchKey: text("search_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.listId, table.position] }),
    index("github_branches_search").using("gin", sql`${table.searchKey} gin_trgm_ops`),
  ],
);

export const teamGithubInstallations = pgTable(
  "team_github_installations",
  {
    id: serial().primaryKey(),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    installationId: text("installation_id").notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique().on(table.teamId, table.installationId)],
);

export const githubLinkStates = pgTable(
  "github_link_states",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    flow: text().notNull(),
    teamId: integer("team_id"),
    installationId: text("installation_id"),
    connectFrom: text("connect_from"),
    expiresAt: instant("expires_at").notNull(),
    consumedAt: instant("consumed_at"),
  },
  (table) => [index().on(table.userId), index().on(table.expiresAt)],
);

/** A person asked an organisation's owner to install the App; contract.md 7, step 3. */
export const githubInstallRequests = pgTable(
  "github_install_requests",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    account: text(),
    requestedAt: createdAt("requested_at"),
    approvedAt: instant("approved_at"),
  },
  (table) => [index().on(table.userId)],
);

export type GithubInstallationRow = typeof githubInstallations.$inferSelect;
export type GithubLinkStateRow = typeof githubLinkStates.$inferSelect;
