import { renameSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export class FolderBusyError extends Error {
  constructor(folder: string, pid: string) {
    super(
      `The data folder ${folder} is in use by process ${pid}. Stop it first, or set DATA_DIR to another folder.`,
    );
    this.name = "FolderBusyError";
  }
}

const SETTLE_MS = 200;
const ANSWER_MS = 1_000;
const PATH_LENGTH_MAX = 106;

/**
 * Holds a folder for this process by a socket in it. One that takes connections is busy, even when
 * its process is too busy to answer; one that refuses them was left behind by a killed process.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const path = socketPath(folder, "lock.sock");
  const holder = await askHolder(path);
  if (holder !== null) {
    throw new FolderBusyError(folder, holder);
  }
  // Closing a server removes the path it was opened on: opened on one of its own and renamed, a
  // loser cannot remove the winner's.
  const own = socketPath(folder, `${process.pid}.sock`);
  rmSync(own, { force: true });
  const server = await listen(own);
  renameSync(own, path);
  // Two processes may both find a stale socket: the last to rename is the one that answers.
  await wait(SETTLE_MS);
  const winner = await askHolder(path);
  if (winner !== String(process.pid)) {
    await close(server);
    throw new FolderBusyError(folder, winner ?? "unknown");
  }
  return {
    release: async () => {
      rmSync(path, { force: true });
      await close(server);
    },
  };
}

export function socketPath(folder: string, name: string): string {
  const absolute = join(folder, name);
  const shortest = [absolute, relative(process.cwd(), absolute)].sort((a, b) => a.length - b.length)[0];
  if (shortest && shortest.length <= PATH_LENGTH_MAX) {
    return shortest;
  }
  throw new Error(`DATA_DIR is too long for a lock: ${folder}. Choose a shorter path, such as ${tmpdir()}.`);
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.end(String(process.pid));
    });
    server.on("error", reject);
    server.listen(path, () => resolve(server));
    server.unref();
  });
}

/** The holder's process id, "unknown" where it takes the connection but says nothing, null for none. */
function askHolder(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let isTaken = false;
    let answer = "";
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on("connect", () => {
      isTaken = true;
    });
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer || (isTaken ? "unknown" : null)));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
