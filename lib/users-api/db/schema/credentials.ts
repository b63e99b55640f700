import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns";
import { users } from "./users";

const owner = () =>
  integer("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** A session's cookie is stored as its SHA-256 alone; the former id lives on for a short grace. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: owner(),
    tokenHash: text("token_hash").notNull().unique(),
    previousTokenHash: text("previous_token_hash").unique(),
    previousValidUntil: instant("previous_valid_until"),
    createdAt: createdAt(),
    /** The later of sign-in and last re-authentication (contract.md 1.5). */
    provedAt: createdAt("proved_at"),
    lastSeenAt: createdAt("last_seen_at"),
    expiresAt: instant("expires_at").notNull(),
    twoFactorVerifiedAt: instant("two_factor_verified_at"),
    ip: text(),
    userAgent: text("user_agent"),
  },
  (table) => [index().on(table.userId)],
);

/** A password that was right, waiting for its second factor. */
export const pendingLogins = pgTable(
  "pending_logins",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: owner(),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index().on(table.userId)],
);

export const personalApiKeys = pgTable(
  "personal_api_keys",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: owner(),
    label: text().notNull(),
    mask: text().notNull(),
    valueHash: text("value_hash").notNull().unique(),
    scopes: text().array().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at"),
  },
  (table) => [index().on(table.userId)],
);

/** One row per counted try: sliding windows that every process shares. */
export const attempts = pgTable(
  "attempts",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    kind: text().notNull(),
    key: text().notNull(),
    at: createdAt("at"),
  },
  (table) => [index().on(table.kind, table.key, table.at)],
);

export const activity = pgTable(
  "activity",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    userId: owner(),
    type: text().notNull(),
    at: createdAt("at"),
    ip: text(),
    userAgent: text("user_agent"),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [index().on(table.userId, table.at)],
);

export const totpDevices = pgTable(
  "totp_devices",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: owner(),
    name: text().notNull(),
    secretEncrypted: text("secret_encrypted").notNull(),
    confirmedAt: instant("confirmed_at"),
    lastStep: integer("last_step"),
    drift: smallint().notNull().default(0),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at"),
  },
  (table) => [index().on(table.userId)],
);

/** A secret shown but not confirmed yet, bound to the session that asked for it. */
export const totpSetups = pgTable("totp_setups", {
  sessionId: uuid("session_id")
    .primaryKey()
    .references(() => sessions.id, { onDelete: "cascade" }),
  userId: owner(),
  deviceName: text("device_name").notNull().default("default"),
  secretEncrypted: text("secret_encrypted").notNull(),
  wrongTries: smallint("wrong_tries").notNull().default(0),
  createdAt: createdAt(),
  expiresAt: instant("expires_at").notNull(),
});

export const backupCodeSets = pgTable("backup_code_sets", {
  id: uuid().primaryKey().defaultRandom(),
  userId: owner().unique(),
  createdAt: createdAt(),
});

export const backupCodes = pgTable(
  "backup_codes",
  {
    id: uuid().primaryKey().defaultRandom(),
    setId: uuid("set_id")
      .notNull()
      .references(() => backupCodeSets.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull().unique(),
    codeEncrypted: text("code_encrypted").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [index().on(table.setId)],
);

export const rememberedDevices = pgTable(
  "remembered_devices",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: owner(),
    tokenHash: text("token_hash").notNull().unique(),
    userAgent: text("user_agent"),
    isTrusted: boolean("is_trusted").notNull().default(true),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index().on(table.userId)],
);

export type SessionRow = typeof sessions.$inferSelect;
export type PersonalApiKeyRow = typeof personalApiKeys.$inferSelect;
