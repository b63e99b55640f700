import "server-only";
import { buildEnvelope, type EnvelopeOptions } from "@/lib/contract/build-envelope";
import type { ErrorEnvelope } from "@/lib/contract/envelope";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";

const shared = {
  "Cache-Control": "private, no-store",
  "Cross-Origin-Resource-Policy": "same-origin",
  Vary: "Cookie",
};

/** JSON, or an empty 204, that no cache keeps and no other site may embed. */
export function answerJson(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const all = { ...shared, ...headers };
  return status === 204
    ? new Response(null, { status, headers: all })
    : Response.json(body, {
        status,
        headers: { ...all, "Content-Type": "application/json; charset=utf-8" },
      });
}

export function answerEnvelope(
  status: number,
  envelope: ErrorEnvelope,
  headers: Record<string, string> = {},
): Response {
  return answerJson(status, envelope, headers);
}

export function answerError(
  code: ErrorCode,
  options: EnvelopeOptions & { headers?: Record<string, string> } = {},
): Response {
  return answerEnvelope(errorTable[code].status, buildEnvelope(code, options), options.headers);
}
