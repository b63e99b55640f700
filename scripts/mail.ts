import { parseArgs } from "node:util";
import { FolderBusyError } from "../lib/users-api/db/folder-lock";
import { parseDatabaseEnv } from "../lib/users-api/env";
import { askDeskSocket } from "../lib/users-api/mail/desk-socket";
import { askMailDesk, type DeskRequest } from "../lib/users-api/mail/mail-desk";
import { runMain } from "./lib/run-main";
import { requireDatabase, requireMigrated, withDatabase } from "./lib/with-database";

const USAGE =
  "Use: npm run mail -- list [--dead], npm run mail -- resend ID, or npm run mail -- resend --dead";

/** Looks after the outbox while the API runs or not; texts, codes and links are never shown. */
await runMain(async () => {
  const lines = await ask(readRequest());
  console.log(lines.join("\n"));
});

function readRequest(): DeskRequest {
  const { values, positionals } = parseArgs({
    options: { dead: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const [command, id, ...rest] = positionals;
  const isDead = values.dead;
  if (command === "list" && id === undefined) {
    return { command, isDeadOnly: isDead };
  }
  if (command === "resend" && rest.length === 0 && isDead !== (id !== undefined)) {
    return id === undefined ? { command: "resend_dead" } : { command, id };
  }
  throw new Error(USAGE);
}

async function ask(request: DeskRequest): Promise<string[]> {
  requireDatabase(parseDatabaseEnv(process.env));
  try {
    return await withDatabase(async (opened) => {
      await requireMigrated(opened);
      return askMailDesk({ db: opened.db, clock: { now: () => new Date() } }, request);
    });
  } catch (error) {
    if (!(error instanceof FolderBusyError)) {
      throw error;
    }
    return askHolder(request, error);
  }
}

/** What holds the folder is the API, or another tool that will soon be done. */
async function askHolder(request: DeskRequest, busy: FolderBusyError): Promise<string[]> {
  try {
    return await askDeskSocket(parseDatabaseEnv(process.env).dataDir, request);
  } catch (error) {
    const isUnheard = error instanceof Error && "code" in error && "syscall" in error;
    throw isUnheard ? busy : error;
  }
}
