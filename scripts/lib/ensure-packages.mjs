import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fromRoot, root } from "./root.mjs";
import { UserError } from "./stop-with-message.mjs";

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} Packages */

/**
 * Installs where a package of `package-lock.json` is missing or has another version. `npm ci` would
 * refuse the lock file wherever a registry lacks an optional package of another operating system;
 * `install --no-save` takes the same versions, checks the same hashes and leaves the file alone.
 */
export function ensurePackages() {
  const missing = countMissing();
  if (missing === 0) {
    return;
  }
  console.log(`Installing packages (${missing} missing or changed) …`);
  const args = ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) {
    throw new UserError("npm install failed: see its messages above.");
  }
}

/** npm keeps what it installed in a lock file of its own inside `node_modules`. */
function countMissing() {
  const wanted = readPackages(fromRoot("package-lock.json"));
  const installed = readPackages(fromRoot("node_modules", ".package-lock.json"));
  const isMissing = ([path, { version, optional }]) =>
    path !== "" && installed[path]?.version !== version && !(optional && !installed[path]);
  return Object.entries(wanted).filter(isMissing).length;
}

/**
 * @param {string} file
 * @returns {Packages}
 */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}
