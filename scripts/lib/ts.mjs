import { fromRoot } from "./root.mjs";

/**
 * Node arguments that run a TypeScript entry.
 * @param {string} file
 */
export function tsArgs(file) {
  return ["--import", "tsx", fromRoot(file)];
}
