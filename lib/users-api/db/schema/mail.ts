import { index, integer, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns";
import { users } from "./users";

/** Written in the transaction of the change; the worker sends it (design.md 1, Mail). */
export const mailOutbox = pgTable(
  "mail_outbox",
  {
    id: uuid().primaryKey().defaultRandom(),
    template: text().notNull(),
    toAddress: text("to_address").notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text(),
    createdAt: createdAt(),
    sendAfter: createdAt("send_after"),
    tries: smallint().notNull().default(0),
    sentAt: instant("sent_at"),
    deadAt: instant("dead_at"),
    lastError: text("last_error"),
  },
  (table) => [index().on(table.sentAt, table.sendAfter)],
);

/** One proof of an address: a link and a code that die together. */
export const emailVerifications = pgTable(
  "email_verifications",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    address: text().notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    codeHash: text("code_hash").notNull(),
    wrongTries: smallint("wrong_tries").notNull().default(0),
    createdAt: createdAt(),
    codeExpiresAt: instant("code_expires_at").notNull(),
    tokenExpiresAt: instant("token_expires_at").notNull(),
    consumedAt: instant("consumed_at"),
  },
  (table) => [index().on(table.userId)],
);

export const passwordResets = pgTable(
  "password_resets",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    consumedAt: instant("consumed_at"),
  },
  (table) => [index().on(table.userId)],
);

export const emailUndos = pgTable("email_undos", {
  id: uuid().primaryKey().defaultRandom(),
  userId: integer("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
  tokenHash: text("token_hash").notNull().unique(),
  oldAddress: text("old_address").notNull(),
  newAddress: text("new_address").notNull(),
  createdAt: createdAt(),
  expiresAt: instant("expires_at").notNull(),
  consumedAt: instant("consumed_at"),
});
