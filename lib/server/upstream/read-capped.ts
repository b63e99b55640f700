import "server-only";
import type { Readable } from "node:stream";
import { UpstreamError } from "./upstream-error";

/** Room for 40,000 repositories in one refresh; more is no answer of this API. */
const BYTES_MAX = 16 * 1024 * 1024;

/** A body as text; one that is too large is cut off and thrown away (P7). */
export async function readCapped(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BYTES_MAX) {
      body.destroy();
      throw new UpstreamError("upstream_too_large");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
