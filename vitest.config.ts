import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What is only the embedded database's has nothing to prove on Postgres. */
const embeddedOnly = ["lib/users-api/db/{folder-lock,durability}.test.ts", "lib/users-api/github/client/**"];

/** Needs a second connection, which the embedded database has not. */
const postgresOnly = ["lib/users-api/cleanup/cleanup-lock.test.ts"];

export default defineConfig({
  resolve: {
    alias: {
      "server-only": here("./scripts/testing/server-only.ts"),
      "@": here("."),
    },
  },
  test: {
    include: ["{lib,app,components,sandbox}/**/*.test.{ts,tsx}", "scripts/**/*.test.{ts,mjs}"],
    exclude: [...configDefaults.exclude, ...(process.env.TEST_DATABASE_URL ? embeddedOnly : postgresOnly)],
    globalSetup: ["./scripts/testing/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
