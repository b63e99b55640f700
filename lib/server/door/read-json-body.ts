import "server-only";
import type { ErrorCode } from "@/lib/contract/errors";

const BYTES_MAX = 64 * 1024;

type Body = { body: Record<string, unknown> } | { code: ErrorCode };

/** A JSON object of at most 64 KB, or none at all; forms and text are refused (C3, P7). */
export async function readJsonBody(request: Request): Promise<Body> {
  if (request.method === "GET" || request.method === "HEAD" || !request.body) {
    return { body: {} };
  }
  const mediaType = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const bytes = await readBytes(request.body);
  if (bytes === null) {
    return { code: "payload_too_large" };
  }
  if (bytes.length === 0) {
    return { body: {} };
  }
  if (mediaType !== "application/json") {
    return { code: "unsupported_media_type" };
  }
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? { body: value as Record<string, unknown> } : { code: "parse_error" };
  } catch {
    return { code: "parse_error" };
  }
}

async function readBytes(body: ReadableStream<Uint8Array>): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > BYTES_MAX) {
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
