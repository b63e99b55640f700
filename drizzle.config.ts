import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./lib/users-api/db/schema/*.ts",
  out: "./lib/users-api/db/migrations",
});
