import { resolve } from "node:path";
import { loadEnv } from "./load-env.mjs";
import { root } from "./root.mjs";

/** @typedef {ReturnType<typeof readSettings>} Settings */

/** The variables of this run, with the data folder as a full path. */
export function readSettings() {
  const env = loadEnv();
  const dataDir = resolve(root, env.DATA_DIR || ".data");
  return { env: { ...env, DATA_DIR: dataDir }, dataDir, host: env.HOST || "127.0.0.1" };
}
