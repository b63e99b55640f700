import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { fromRoot } from "./root.mjs";

/** @typedef {Record<string, string | undefined>} Env */

/**
 * The process's variables over those of `.env`; one that is set, even to nothing, wins.
 * @returns {Env}
 */
export function loadEnv() {
  const file = fromRoot(".env");
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  return { ...fromFile, ...process.env };
}
