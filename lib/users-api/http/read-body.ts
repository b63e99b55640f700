import { ServiceError } from "../service-error";

const BODY_BYTES_MAX = 64 * 1024;

/**
 * The body as an object: JSON, or a form as in the published page's curl lines, which send forms
 * under a JSON content type too. No body is an empty one, whatever the content type.
 */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request);
  if (text.trim() === "") {
    return {};
  }
  const mediaType = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (mediaType === "application/x-www-form-urlencoded") {
    return parseForm(text);
  }
  if (mediaType === "application/json") {
    return /^[\w.]+=/.test(text) ? parseForm(text) : parseJson(text);
  }
  throw new ServiceError("unsupported_media_type", {
    detail: `Unsupported media type "${mediaType?.slice(0, 64)}" in request.`,
  });
}

async function readText(request: Request): Promise<string> {
  if (!request.body) {
    return "";
  }
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > BODY_BYTES_MAX) {
    throw new ServiceError("payload_too_large");
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > BODY_BYTES_MAX) {
      throw new ServiceError("payload_too_large");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ServiceError("parse_error");
  }
  // PostHog treats a body that is no object as an empty one (contract.md 2.6).
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function parseForm(text: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(text));
}
