import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  serial,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns";

export const organizations = pgTable("organizations", {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  slug: text().notNull().unique(),
  createdAt: createdAt(),
  updatedAt: createdAt("updated_at"),
  enforce2fa: boolean("enforce_2fa").notNull().default(false),
  membersCanInvite: boolean("members_can_invite").notNull().default(true),
  membersCanUsePersonalApiKeys: boolean("members_can_use_personal_api_keys").notNull().default(true),
  allowPubliclySharedResources: boolean("allow_publicly_shared_resources").notNull().default(true),
  isMemberJoinEmailEnabled: boolean("is_member_join_email_enabled").notNull().default(true),
  pluginsAccessLevel: smallint("plugins_access_level").notNull().default(3),
  notificationLocks: jsonb("notification_locks").$type<Record<string, unknown>>().notNull().default({}),
});

export const teams = pgTable(
  "teams",
  {
    id: serial().primaryKey(),
    uuid: uuid().notNull().unique().defaultRandom(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    name: text().notNull(),
    apiToken: text("api_token").notNull().unique(),
    timezone: text().notNull().default("UTC"),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.organizationId)],
);

export const users = pgTable("users", {
  id: serial().primaryKey(),
  uuid: uuid().notNull().unique().defaultRandom(),
  distinctId: text("distinct_id").notNull().unique(),
  email: text().notNull(),
  /** Trimmed, IDNA and lower case: the one key of uniqueness and look-up. */
  emailKey: text("email_key").notNull().unique(),
  pendingEmail: text("pending_email"),
  firstName: text("first_name").notNull().default(""),
  lastName: text("last_name").notNull().default(""),
  passwordHash: text("password_hash"),
  /** null is a legacy account, which may sign in; false may not. */
  isEmailVerified: boolean("is_email_verified"),
  isStaff: boolean("is_staff").notNull().default(false),
  isActive: boolean("is_active").notNull().default(true),
  dateJoined: createdAt("date_joined"),
  lastLoginAt: instant("last_login_at"),
  currentOrganizationId: uuid("current_organization_id").references((): AnyPgColumn => organizations.id, {
    onDelete: "set null",
  }),
  currentTeamId: integer("current_team_id").references((): AnyPgColumn => teams.id, { onDelete: "set null" }),
  anonymizeData: boolean("anonymize_data").default(false),
  allowImpersonation: boolean("allow_impersonation").default(true),
  toolbarMode: text("toolbar_mode").notNull().default("toolbar"),
  themeMode: text("theme_mode"),
  shortcutPosition: text("shortcut_position"),
  allowSidebarSuggestions: boolean("allow_sidebar_suggestions").default(true),
  roleAtOrganization: text("role_at_organization"),
  eventsColumnConfig: jsonb("events_column_config").$type<unknown>().default({ active: "DEFAULT" }),
  hasSeenProductIntroFor: jsonb("has_seen_product_intro_for").$type<unknown>(),
  hedgehogConfig: jsonb("hedgehog_config").$type<unknown>(),
  notificationSettings: jsonb("notification_settings").$type<Record<string, unknown>>().notNull().default({}),
  passkeysEnabledFor2fa: boolean("passkeys_enabled_for_2fa"),
  onboardingSkippedAt: instant("onboarding_skipped_at"),
  onboardingSkippedReason: text("onboarding_skipped_reason"),
  onboardingSkippedOrganizationId: uuid("onboarding_skipped_organization_id"),
  onboardingDelegatedToInvite: uuid("onboarding_delegated_to_invite"),
  onboardingDelegatedToOrganizationId: uuid("onboarding_delegated_to_organization_id"),
  onboardingDelegationAcceptedAt: instant("onboarding_delegation_accepted_at"),
});

export const organizationMemberships = pgTable(
  "organization_memberships",
  {
    id: uuid().primaryKey().defaultRandom(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** 1 member, 8 admin, 15 owner. */
    level: smallint().notNull().default(1),
    isFromInvite: boolean("is_from_invite").notNull().default(false),
    joinedAt: createdAt("joined_at"),
  },
  (table) => [unique().on(table.organizationId, table.userId), index().on(table.userId)],
);

export const organizationInvites = pgTable(
  "organization_invites",
  {
    id: uuid().primaryKey().defaultRandom(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    targetEmailKey: text("target_email_key").notNull(),
    targetEmail: text("target_email").notNull(),
    createdById: integer("created_by_id").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull().default(sql`now() + interval '3 days'`),
  },
  (table) => [index().on(table.targetEmailKey)],
);

export type UserRow = typeof users.$inferSelect;
export type OrganizationRow = typeof organizations.$inferSelect;
export type TeamRow = typeof teams.$inferSelect;
