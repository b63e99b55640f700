import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fromRoot, root } from "./root.mjs";
import { UserError } from "./stop-with-message.mjs";

/** @typedef {Record<string, { version?: string, optional?: boolean, dev?: boolean }>} Packages */

/**
 * Installs where a package of `package-lock.json` is missing or has another version. What only tests
 * need is large and left out unless it is asked for or there already. `npm ci` would refuse the lock
 * file wherever a registry lacks an optional package of another operating system; `install
 * --no-save` takes the same versions, checks the same hashes and leaves the file alone.
 * @param {{ withTests?: boolean }} [options]
 */
export function ensurePackages({ withTests = false } = {}) {
  const wanted = Object.entries(readPackages(fromRoot("package-lock.json")));
  const installed = readPackages(fromRoot("node_modules", ".package-lock.json"));
  const hasTests = wanted.some(([path, { dev, optional }]) => dev && !optional && installed[path]);
  const isDevWanted = withTests || hasTests;
  const missing = wanted.filter(
    ([path, { version, optional, dev }]) =>
      path !== "" &&
      (isDevWanted || !dev) &&
      installed[path]?.version !== version &&
      !(optional && !installed[path]),
  );
  if (missing.length === 0) {
    return;
  }
  console.log(`Installing packages (${missing.length} missing or changed) …`);
  const scope = isDevWanted ? "--include=dev" : "--omit=dev";
  const args = ["install", "--no-save", scope, "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) {
    throw new UserError("npm install failed: see its messages above.");
  }
}

/**
 * @param {string} file
 * @returns {Packages}
 */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}
