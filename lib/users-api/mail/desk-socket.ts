import { chmodSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";
import type { ApiContext } from "../context";
import { socketPath } from "../db/folder-lock";
import { askMailDesk, type DeskRequest, deskRequestSchema } from "./mail-desk";

const ASK_TIMEOUT_MS = 10_000;
const REQUEST_LENGTH_MAX = 1_000;

const answerSchema = z.union([z.object({ lines: z.array(z.string()) }), z.object({ error: z.string() })]);

/**
 * The embedded database has one process, so an operator's questions come to it: by a socket in the
 * data folder, open to the one who owns the folder and could read the database itself.
 */
export async function openDeskSocket(
  ctx: Pick<ApiContext, "db" | "clock">,
  dataDir: string,
): Promise<{ close(): Promise<void> }> {
  const path = deskPath(dataDir);
  rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {});
    socket.setTimeout(ASK_TIMEOUT_MS, () => socket.destroy());
    void answer(ctx, socket).then((reply) => socket.end(JSON.stringify(reply)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  server.unref();
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function answer(ctx: Pick<ApiContext, "db" | "clock">, socket: Socket) {
  try {
    const request = deskRequestSchema.parse(JSON.parse(await readRequest(socket)));
    return { lines: await askMailDesk(ctx, request) };
  } catch (error) {
    // A query's message holds its values.
    const isOurs = error instanceof Error && !error.cause;
    return { error: isOurs ? error.message : "The API could not answer" };
  }
}

/** Reading by iteration would destroy the socket at its end, before our answer. */
function readRequest(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let request = "";
    socket.on("data", (chunk) => {
      request = (request + chunk.toString()).slice(0, REQUEST_LENGTH_MAX);
    });
    socket.on("end", () => resolve(request));
  });
}

/** Asks the process that has the data folder open. */
export async function askDeskSocket(dataDir: string, request: DeskRequest): Promise<string[]> {
  const socket = connect({ path: deskPath(dataDir) });
  socket.setTimeout(ASK_TIMEOUT_MS, () => socket.destroy(new Error("The API does not answer")));
  socket.end(JSON.stringify(request));
  const reply = answerSchema.parse(JSON.parse(await text(socket)));
  if ("error" in reply) {
    throw new Error(reply.error);
  }
  return reply.lines;
}

function deskPath(dataDir: string): string {
  return socketPath(dataDir, "mail.sock");
}
