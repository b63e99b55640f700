import type { TestProject } from "vitest/node";
import { preparePglite } from "./prepare-pglite";
import { preparePostgres } from "./prepare-postgres";

/** What `openTestDatabase` copies: a dump of an embedded database, or a template on a server. */
export type TestDatabase =
  | { kind: "pglite"; dumpFile: string }
  | { kind: "postgres"; serverUrl: string; template: string };

declare module "vitest" {
  export interface ProvidedContext {
    testDatabase: TestDatabase;
  }
}

/** A migrated empty database, made once a run, so that a test file gets its own in under a second. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  const { database, remove } = serverUrl ? await preparePostgres(serverUrl) : await preparePglite();
  project.provide("testDatabase", database);
  return remove;
}
