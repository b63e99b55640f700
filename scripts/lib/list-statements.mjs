import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOMS = ["lib", "components", "app", "e2e", "scripts", "sandbox"];
/** W has one statement, and no number. */
const ID = "(?:[A-V]\\d{1,2}|X\\d{1,2}|W)";
const TITLE = new RegExp(`["'\`]((?:${ID})(?:, (?:${ID}))*): ([^"'\`\\n]*)`, "g");

/**
 * The ids that stand in front of tests' titles ("T3, T7: a used step …"), with those titles.
 * @param {string} root
 * @returns {Map<string, string[]>}
 */
export function listStatements(root) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const file of listTestFiles(root)) {
    for (const [, ids = "", title = ""] of readFileSync(file, "utf8").matchAll(TITLE)) {
      for (const id of ids.split(", ")) {
        found.set(id, [...(found.get(id) ?? []), title]);
      }
    }
  }
  return found;
}

/**
 * The ids of a list of statements in Markdown tables, in its order.
 * @param {string} text
 */
export function readStatementIds(text) {
  return [...text.matchAll(new RegExp(`^\\| (${ID}) \\|`, "gm"))].map(([, id]) => String(id));
}

/** @param {string} root */
function listTestFiles(root) {
  return ROOMS.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(test|spec)\.(ts|tsx|mjs)$/.test(path))
      .map((path) => join(root, room, path)),
  );
}
