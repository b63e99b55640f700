import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { TestDatabase } from "./global-setup";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cacheFolder = join(root, "node_modules", ".cache", "test-database");

/** Making the dump takes seconds and 800 MB, so it has a process of its own and is kept. */
export async function preparePglite(): Promise<{ database: TestDatabase; remove(): Promise<void> }> {
  const dumpFile = join(cacheFolder, `${hashInputs()}.tar.gz`);
  if (!existsSync(dumpFile)) {
    mkdirSync(cacheFolder, { recursive: true });
    const draft = `${dumpFile}.${process.pid}.tmp`;
    await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "scripts/testing/dump-template.ts", draft],
      { cwd: root },
    );
    renameSync(draft, dumpFile);
  }
  return { database: { kind: "pglite", dumpFile }, remove: async () => {} };
}

/** The dump is as old as the migrations and the database that ran them. */
function hashInputs(): string {
  const migrations = join(root, "lib/users-api/db/migrations");
  const hash = createHash("sha256");
  for (const name of readdirSync(migrations)
    .filter((file) => file.endsWith(".sql"))
    .sort()) {
    hash.update(name).update(readFileSync(join(migrations, name)));
  }
  hash.update(readFileSync(join(migrations, "meta/_journal.json")));
  hash.update(readFileSync(join(root, "node_modules/@electric-sql/pglite/package.json")));
  return hash.digest("hex").slice(0, 32);
}
