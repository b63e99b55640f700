import { execFileSync, spawn } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findFreePort } from "../ports.mjs";
import { UserError } from "../stop-with-message.mjs";
import { findPostgresFolder } from "./find-postgres-folder.mjs";

const READY_TRIES = 100;
/** Nothing here outlives the run, so nothing needs to survive a crash. */
const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

/**
 * A Postgres server of our own on a free loopback port and in a temporary folder.
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startPostgres() {
  const bin = findPostgresFolder();
  if (bin === null) {
    throw new UserError("There is no Postgres server to test on.");
  }
  const folder = mkdtempSync(join(tmpdir(), "account-postgres-"));
  const user = findUser();
  if (user.uid !== undefined && user.gid !== undefined) {
    chownSync(folder, user.uid, user.gid);
  }
  const data = join(folder, "data");
  const options = { cwd: folder, ...user };
  execFileSync(
    `${bin}/initdb`,
    ["-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"],
    { ...options, stdio: "ignore" },
  );
  const port = await findFreePort();
  const places = ["-D", data, "-h", "127.0.0.1", "-p", String(port), "-c", "unix_socket_directories="];
  const server = spawn(`${bin}/postgres`, [...places, ...settings.flatMap((setting) => ["-c", setting])], {
    ...options,
    stdio: "ignore",
  });
  const exited = new Promise((resolve) => server.once("close", resolve));
  const stop = async () => {
    // SIGINT is Postgres's fast shutdown: it does not wait for clients.
    server.kill("SIGINT");
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  await waitUntilReady({ bin, port, server }).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url: `postgres://test@127.0.0.1:${port}/postgres`, stop };
}

/** Postgres refuses to run as root: Debian's package brings a user for it. */
function findUser() {
  if (process.getuid?.() !== 0) {
    return {};
  }
  const id = (/** @type {string} */ flag) => Number(execFileSync("id", [flag, "postgres"]).toString());
  return { uid: id("-u"), gid: id("-g") };
}

/** @param {{ bin: string, port: number, server: import("node:child_process").ChildProcess }} options */
async function waitUntilReady({ bin, port, server }) {
  for (let tries = 0; tries < READY_TRIES && server.exitCode === null; tries += 1) {
    try {
      execFileSync(`${bin}/pg_isready`, ["-h", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
      return;
    } catch {
      await wait(100);
    }
  }
  throw new UserError("The Postgres server for the tests did not start.");
}
