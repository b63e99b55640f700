import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
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
    /** When a factor itself was last shown; a remembered device verifies a session without one. */
    factorProvedAt: instant("factor_proved_at"),
    ip: text(),
    userAgent: text("user_agent"),
  },
  (table) => [index().on(table.userId)],
);

/** A password that was right, waiting for its second factor or for a code that was mailed. */
export const pendingLogins = pgTable(
  "pending_logins",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: owner(),
    tokenHash: text("token_hash").notNull().unique(),
    /** The live session that the browser held: renewed if it is the same person's, else given up. */
    sessionId: uuid("session_id").references(() => sessions.id, { onDelete: "cascade" }),
    /** Of the mailed code; null where the second factor is awaited. */
    codeHash: text("code_hash"),
    codeTries: smallint("code_tries").notNull().default(0),
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
    /** The one that the published endpoints set up and replace; its name may be changed. */
    isDefault: boolean("is_default").notNull().default(false),
    secretEncrypted: text("secret_encrypted").notNull(),
    /** The newest time step it was used with; only later ones are accepted. */
    lastStep: integer("last_step").notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at"),
  },
  (table) => [
    index().on(table.userId),
    uniqueIndex("totp_devices_one_default").on(table.userId).where(sql`is_default`),
  ],
);

/** A secret shown but not confirmed yet, bound to the session that asked for it. */
export const totpSetups = pgTable("totp_setups", {
  sessionId: uuid("session_id")
    .primaryKey()
    .references(() => sessions.id, { onDelete: "cascade" }),
  id: uuid().notNull().unique().defaultRandom(),
  userId: owner(),
  deviceName: text("device_name").notNull(),
  isDefault: boolean("is_default").notNull(),
  /** Whether the session's proof was fresh when the secret was shown. */
  isFresh: boolean("is_fresh").notNull(),
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
    /** null: remembered by a mailed code, which spares no authenticator. */
    totpDeviceId: uuid("totp_device_id").references(() => totpDevices.id, { onDelete: "cascade" }),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index().on(table.userId)],
);

export type TotpDeviceRow = typeof totpDevices.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;
export type PersonalApiKeyRow = typeof personalApiKeys.$inferSelect;
