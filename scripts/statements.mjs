import { existsSync, readFileSync } from "node:fs";
import { listStatements, readStatementIds } from "./lib/list-statements.mjs";
import { fromRoot } from "./lib/root.mjs";
import { runEntry } from "./lib/stop-with-message.mjs";

const GROUPS = "S C P R T B K E G N H A L X W".split(" ");

/** `npm run statements`: which statements of the security list are tests, by the ids in their titles. */
await runEntry(async () => {
  const tests = listStatements(fromRoot("."));
  const listPath = fromRoot("../shared/security.md");
  const wanted = existsSync(listPath)
    ? [...readStatementIds(readFileSync(listPath, "utf8")), "W"]
    : [...tests.keys()];
  for (const group of GROUPS) {
    const ids = wanted.filter((id) => id.startsWith(group));
    const covered = ids.filter((id) => tests.has(id));
    if (ids.length > 0) {
      console.log(`\n${group}  ${covered.length} of ${ids.length}`);
    }
    for (const id of ids) {
      const titles = tests.get(id) ?? [];
      console.log(`  ${id.padEnd(4)} ${titles.length > 0 ? `${titles.length} tests` : "no test"}`);
      for (const title of titles.slice(0, process.argv.includes("--titles") ? undefined : 0)) {
        console.log(`         ${title}`);
      }
    }
  }
});
