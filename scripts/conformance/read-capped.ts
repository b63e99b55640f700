import type { Readable } from "node:stream";

const BYTES_MAX = 16 * 1024 * 1024;

class TooLargeError extends Error {
  readonly code = `more than ${BYTES_MAX / 1024 / 1024} MB`;
}

/** A body as text, given up where it is larger than any answer of the contract. */
export async function readCapped(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BYTES_MAX) {
      body.destroy();
      throw new TooLargeError();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
