import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { migrateDatabase } from "../../lib/users-api/db/migrate";
import { openPostgres } from "../../lib/users-api/db/open-postgres";
import type { TestDatabase } from "./global-setup";

/** A migrated template on the given server; test files copy it and drop their copies. */
export async function preparePostgres(
  serverUrl: string,
): Promise<{ database: TestDatabase; remove(): Promise<void> }> {
  refuseRemote(serverUrl);
  const template = `account_test_${randomBytes(6).toString("hex")}`;
  await runOn(serverUrl, `create database ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${template}`;
  const opened = openPostgres({ url: url.href, poolSize: 2, onError: console.error });
  await migrateDatabase(opened);
  // A template may have no other connection while it is copied.
  await opened.close();
  return {
    database: { kind: "postgres", serverUrl, template },
    remove: () => runOn(serverUrl, `drop database if exists ${template} with (force)`),
  };
}

/** Tests create and drop databases: never on a server that somebody else may use. */
function refuseRemote(serverUrl: string): void {
  const { hostname } = new URL(serverUrl);
  if (!["localhost", "127.0.0.1", "[::1]"].includes(hostname)) {
    throw new Error(`TEST_DATABASE_URL must be on this machine, not on ${hostname}`);
  }
}

async function runOn(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
