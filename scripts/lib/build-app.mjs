import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashSources } from "./hash-sources.mjs";
import { fromRoot } from "./root.mjs";
import { pickEnv } from "./variables.mjs";

const STAMP = "sources-hash";

/**
 * Builds the pages into `distDir` and completes the standalone folder with what Next leaves to us.
 * @param {{
 *   distDir: string,
 *   run(program: import("./stack.mjs").Program): Promise<unknown>,
 * }} options
 */
export async function buildApp({ distDir, run }) {
  const hash = hashSources();
  rmSync(fromRoot(distDir, STAMP), { force: true });
  rmSync(fromRoot(distDir, "standalone"), { recursive: true, force: true });
  await run({
    name: "build",
    args: [fromRoot("node_modules/next/dist/bin/next"), "build"],
    env: pickEnv({ env: {}, names: [], overrides: { NEXT_DIST_DIR: distDir } }),
  });
  const standalone = fromRoot(distDir, "standalone");
  if (existsSync(fromRoot("public"))) {
    cpSync(fromRoot("public"), join(standalone, "public"), { recursive: true });
  }
  cpSync(fromRoot(distDir, "static"), join(standalone, distDir, "static"), { recursive: true });
  // Next copies `.env` along; the launcher alone says which secret the app gets.
  for (const name of readdirSync(standalone).filter((entry) => entry.startsWith(".env"))) {
    rmSync(join(standalone, name));
  }
  writeFileSync(fromRoot(distDir, STAMP), hash);
}

/**
 * Whether the build is there and made from the sources as they are now.
 * @param {string} distDir
 */
export function isBuildCurrent(distDir) {
  const stamp = fromRoot(distDir, STAMP);
  return isBuilt(distDir) && existsSync(stamp) && readFileSync(stamp, "utf8") === hashSources();
}

/** @param {string} distDir */
export function isBuilt(distDir) {
  return existsSync(fromRoot(distDir, "standalone", "server.js"));
}
