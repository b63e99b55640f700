import { rmSync } from "node:fs";
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
const PATH_LENGTH_MAX = 106;

/**
 * Holds a folder for this process by listening on a socket in it. A socket that answers is busy;
 * one that does not was left behind by a killed process and is taken over.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const path = socketPath(folder);
  const holder = await askHolder(path);
  if (holder !== null) {
    throw new FolderBusyError(folder, holder);
  }
  rmSync(path, { force: true });
  const server = await listen(path, folder);
  // Two processes may both find a stale socket: the last to listen is the one that answers.
  await wait(SETTLE_MS);
  const winner = await askHolder(path);
  if (winner !== String(process.pid)) {
    server.close();
    throw new FolderBusyError(folder, winner ?? "unknown");
  }
  return { release: () => release(server) };
}

function socketPath(folder: string): string {
  const absolute = join(folder, "lock.sock");
  const shortest = [absolute, relative(process.cwd(), absolute)].sort((a, b) => a.length - b.length)[0];
  if (shortest && shortest.length <= PATH_LENGTH_MAX) {
    return shortest;
  }
  throw new Error(`DATA_DIR is too long for a lock: ${folder}. Choose a shorter path, such as ${tmpdir()}.`);
}

function listen(path: string, folder: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.end(String(process.pid));
    });
    server.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new FolderBusyError(folder, "unknown") : error),
    );
    server.listen(path, () => resolve(server));
    server.unref();
  });
}

function askHolder(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let answer = "";
    socket.setTimeout(1_000, () => socket.destroy(new Error("no answer")));
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("error", () => resolve(null));
    socket.on("close", () => resolve(answer || null));
  });
}

function release(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
