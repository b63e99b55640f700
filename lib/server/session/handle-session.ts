import "server-only";
import { randomUUID } from "node:crypto";
import { answerError } from "../answers";
import { getLog } from "../log";
import { findClientIp } from "../security/client-ip";
import { isSameOrigin } from "../security/same-origin";
import { UpstreamError } from "../upstream/upstream-error";

/** What every call of `/session` shares: only our own pages, and failures as envelopes. */
export async function handleSession(
  request: Request,
  run: (request: Request) => Promise<Response>,
): Promise<Response> {
  const requestId = randomUUID();
  const response = await guard(request, run, requestId);
  response.headers.set("X-Request-Id", requestId);
  return response;
}

async function guard(
  request: Request,
  run: (request: Request) => Promise<Response>,
  requestId: string,
): Promise<Response> {
  if (!isSameOrigin(request)) {
    const ip = findClientIp(request.headers);
    getLog().warn({ event: "cross_site_refused", requestId, ip }, "cross-site call refused");
    return answerError("cross_site");
  }
  try {
    return await run(request);
  } catch (error) {
    const code = error instanceof UpstreamError ? error.code : "error";
    getLog().error(
      { requestId, code, err: error instanceof UpstreamError ? undefined : error },
      "session failed",
    );
    return answerError(code);
  }
}
