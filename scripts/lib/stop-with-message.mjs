import { inspect } from "node:util";
import { plainLog } from "./launcher-log.mjs";

/** A mistake of configuration or environment: its message is all that a person needs to see. */
export class UserError extends Error {}

/**
 * Runs an entry script; ends with 1 and one clear message where it throws.
 * @param {() => Promise<void>} work
 * @param {import("./launcher-log.mjs").LauncherLog} [log]
 */
export async function runEntry(work, log = plainLog) {
  try {
    await work();
  } catch (error) {
    log.error(error instanceof UserError ? error.message : inspect(error));
    process.exitCode = 1;
  }
}
