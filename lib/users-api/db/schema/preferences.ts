import { index, integer, pgTable, primaryKey, serial, text, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";
import { teams, users } from "./users";

export const pushTokens = pgTable(
  "push_tokens",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    token: text().notNull().unique(),
    platform: text().notNull(),
    createdAt: createdAt(),
    lastSeenAt: createdAt("last_seen_at"),
  },
  (table) => [index().on(table.userId, table.lastSeenAt)],
);

export const dashboards = pgTable(
  "dashboards",
  {
    id: serial().primaryKey(),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    name: text().notNull(),
  },
  (table) => [index().on(table.teamId)],
);

export const scenePersonalisations = pgTable(
  "scene_personalisations",
  {
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    scene: text().notNull(),
    dashboardId: integer("dashboard_id").references(() => dashboards.id, { onDelete: "set null" }),
  },
  (table) => [primaryKey({ columns: [table.userId, table.teamId, table.scene] })],
);
