import { Worker } from "node:worker_threads";
import type { SlimPage } from "./read-repositories.mjs";

export type ReaderThread = {
  /** Rejects when the thread ends without an answer. */
  read(body: Uint8Array): Promise<SlimPage | null>;
  isRunning(): boolean;
  stop(): Promise<void>;
};

type Answer = { id: number; page: SlimPage | null };
type Waiting = { resolve: (page: SlimPage | null) => void; reject: (error: Error) => void };

/** Holds the process only while something is asked of it. */
export function startReaderThread(file: URL): ReaderThread {
  // Neither our flags nor our variables: it runs plain JavaScript and needs no secrets.
  const worker = new Worker(file, { execArgv: [], env: {} });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let isRunning = true;

  worker.unref();
  worker.on("message", ({ id, page }: Answer) => {
    waiting.get(id)?.resolve(page);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  // Unheard, it would end the process; the exit follows and tells all that wait.
  worker.on("error", () => undefined);
  worker.once("exit", () => {
    isRunning = false;
    for (const { reject } of waiting.values()) reject(new Error("The reader thread ended"));
  });

  return {
    read: (body) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.ref();
        // A copy, which takes a tenth of a millisecond: the caller can still read the page itself.
        worker.postMessage({ id: lastId, body });
      }),
    isRunning: () => isRunning,
    stop: async () => {
      await worker.terminate();
    },
  };
}
