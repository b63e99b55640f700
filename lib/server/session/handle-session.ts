import "server-only";
import { randomUUID } from "node:crypto";
import { answerError } from "../answers";
import { getLog } from "../log";
import { findClientIp } from "../security/client-ip";
import { isSameOrigin } from "../security/same-origin";
import { toRetryAfter } from "../upstream/read-retry-after";
import { UpstreamError } from "../upstream/upstream-error";
import { createNote, type Note } from "./session-log";

type Run = (request: Request, note: Note) => Promise<Response>;

/** What every call of `/session` shares: only our own pages, and failures as envelopes. */
export async function handleSession(request: Request, run: Run): Promise<Response> {
  const requestId = randomUUID();
  const response = await guard(request, run, requestId);
  response.headers.set("X-Request-Id", requestId);
  return response;
}

async function guard(request: Request, run: Run, requestId: string): Promise<Response> {
  if (!isSameOrigin(request)) {
    const ip = findClientIp(request.headers);
    getLog().warn({ event: "cross_site_refused", requestId, ip }, "cross-site call refused");
    return answerError("cross_site");
  }
  try {
    return await run(request, createNote(request, requestId));
  } catch (error) {
    if (error instanceof UpstreamError) {
      getLog().error({ requestId, code: error.code }, "session failed");
      return answerError(error.code, { headers: toRetryAfter(error.retryAfter) });
    }
    getLog().error({ requestId, code: "error", err: error }, "session failed");
    return answerError("error");
  }
}
