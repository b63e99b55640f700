import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "server-only": here("./scripts/testing/server-only.ts"),
      "@": here("."),
    },
  },
  test: {
    include: ["{lib,app,components,sandbox}/**/*.test.{ts,tsx}", "scripts/**/*.test.{ts,mjs}"],
    globalSetup: ["./scripts/testing/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
