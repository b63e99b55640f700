import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./root.mjs";

const folders = ["app", "components", "lib", "public"];
const skipped = new Set(["lib/users-api", "node_modules"]);

/** One value for all that a build of the pages is made from; the API is not part of it. */
export function hashSources() {
  const topLevel = readdirSync(root).filter((name) => /\.(ts|mjs|json)$/.test(name) && isBuildInput(name));
  const files = [
    ...folders.flatMap((folder) => listFiles(join(root, folder))),
    ...topLevel.map((name) => join(root, name)),
  ];
  const hash = createHash("sha256").update(process.version);
  for (const file of files.sort()) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** @param {string} name */
function isBuildInput(name) {
  return !/^(next-env\.d|vitest\.config|playwright\.config|drizzle\.config|biome)\./.test(name);
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  if (skipped.has(relative(root, folder)) || !statSync(folder, { throwIfNoEntry: false })) {
    return [];
  }
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return listFiles(path);
    }
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}
