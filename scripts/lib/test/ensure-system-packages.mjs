import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { UserError } from "../stop-with-message.mjs";
import { findPostgresFolder } from "./find-postgres-folder.mjs";

/** @typedef {"unit" | "browser"} Part */

/** @type {{ name: string, part: Part, isPresent(): boolean }[]} */
const wanted = [
  { name: "postgresql", part: "unit", isPresent: () => findPostgresFolder() !== null },
  { name: "chromium", part: "browser", isPresent: () => hasCommand("chromium") },
  // Read a QR code from a picture of the page, and make codes as an app on a phone would.
  { name: "zbar-tools", part: "browser", isPresent: () => hasCommand("zbarimg") },
  { name: "oathtool", part: "browser", isPresent: () => hasCommand("oathtool") },
];

/**
 * Debian's packages that the tests use; installs them as root, says what to install otherwise.
 * @param {Part[]} parts
 */
export function ensureSystemPackages(parts) {
  const missing = listMissing(parts);
  if (missing.length === 0) {
    return;
  }
  const canInstall = process.getuid?.() === 0 && hasCommand("apt-get");
  if (canInstall) {
    console.log(`Installing Debian packages: ${missing.join(", ")} …`);
    apt(["update", "-q"]);
    apt(["install", "-y", "-q", "--no-install-recommends", ...missing]);
  }
  const left = listMissing(parts);
  if (left.length > 0) {
    throw new UserError(`The tests need more than npm packages. Run: sudo apt-get install ${left.join(" ")}`);
  }
}

/** @param {Part[]} parts */
function listMissing(parts) {
  return wanted.filter(({ part, isPresent }) => parts.includes(part) && !isPresent()).map(({ name }) => name);
}

/** @param {string[]} args */
function apt(args) {
  // In run level 1 Debian's postgresql does not start a server of its own, which nobody would stop.
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  spawnSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] });
}

/** @param {string} name */
function hasCommand(name) {
  return (process.env.PATH ?? "")
    .split(":")
    .some((folder) => folder !== "" && existsSync(`${folder}/${name}`));
}
