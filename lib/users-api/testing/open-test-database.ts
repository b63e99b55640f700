import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { drizzle } from "drizzle-orm/pglite";
import { Client } from "pg";
import { inject } from "vitest";
import type { OpenedDatabase } from "../db/database";
import { openPostgres } from "../db/open-postgres";

/** A migrated, empty database of its own, embedded or on Postgres as the run says; `close` drops it. */
export function openTestDatabase(): Promise<OpenedDatabase> {
  const source = inject("testDatabase");
  return source.kind === "pglite" ? loadDump(source.dumpFile) : copyTemplate(source);
}

async function loadDump(dumpFile: string): Promise<OpenedDatabase> {
  const loadDataDir = new Blob([await readFile(dumpFile)]);
  const client = await PGlite.create({ extensions: { pg_trgm }, loadDataDir });
  return { kind: "pglite", db: drizzle(client), close: () => client.close() };
}

async function copyTemplate(source: { serverUrl: string; template: string }): Promise<OpenedDatabase> {
  const name = `${source.template}_${randomBytes(6).toString("hex")}`;
  await runOn(source.serverUrl, `create database ${name} template ${source.template}`);
  const url = new URL(source.serverUrl);
  url.pathname = `/${name}`;
  const opened = openPostgres({ url: url.href, onError: () => {} });
  return {
    ...opened,
    async close() {
      await opened.close();
      await runOn(source.serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
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
