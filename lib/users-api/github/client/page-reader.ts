import { readRepositories, type SlimPage } from "./read-repositories.mjs";
import { type ReaderThread, startReaderThread } from "./reader-thread";

export type PageReader = {
  /** What `readRepositories` makes of the body. */
  read(body: Uint8Array): Promise<SlimPage | null>;
  close(): Promise<void>;
};

/** A full page weighs some 550 kB; a small one is read sooner than it is handed over. */
const THREAD_BYTES_MIN = 64 * 1024;

const THREAD_FILE = new URL("./reader-worker.mjs", import.meta.url);

/**
 * Reads large pages on a thread of its own, so that nobody else's request waits for them. The first such
 * page starts it. What a broken thread leaves unread is read here, and the next page starts another.
 */
export function createPageReader(file: URL = THREAD_FILE): PageReader {
  let thread: ReaderThread | null = null;
  return {
    async read(body) {
      if (body.byteLength < THREAD_BYTES_MIN) return readRepositories(body);
      try {
        if (!thread?.isRunning()) thread = startReaderThread(file);
        return await thread.read(body);
      } catch {
        return readRepositories(body);
      }
    },
    async close() {
      await thread?.stop();
    },
  };
}
