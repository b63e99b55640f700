import "server-only";
import type { SessionCredential } from "../session/credential";
import { toUpstreamPath } from "../upstream/address";
import { toCookieHeader } from "../upstream/credential-headers";
import { getPool } from "../upstream/pool";

const TIMEOUT_MS = 30_000;

type Return = {
  path: string;
  credential: SessionCredential;
  clientIp: string | null;
  userAgent: string | null;
};

export type ReturnAnswer =
  | { kind: "redirect"; location: string }
  /** The session has ended at the API. */
  | { kind: "signed_out" }
  | { kind: "failed"; status: number | null };

/** Asks the API where GitHub's return leads; several calls to GitHub may lie behind the answer. */
export async function fetchReturn({ path, credential, clientIp, userAgent }: Return): Promise<ReturnAnswer> {
  try {
    const answer = await getPool().request({
      path: toUpstreamPath(path),
      method: "GET",
      headers: {
        cookie: toCookieHeader(credential, null),
        ...(clientIp && { "x-forwarded-for": clientIp }),
        ...(userAgent && { "user-agent": userAgent }),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body.dump();
    const { location } = answer.headers;
    if (answer.statusCode === 401) {
      return { kind: "signed_out" };
    }
    return answer.statusCode === 302 && typeof location === "string"
      ? { kind: "redirect", location }
      : { kind: "failed", status: answer.statusCode };
  } catch {
    return { kind: "failed", status: null };
  }
}
