import "server-only";
import { getEnv } from "../env";
import type { Client } from "../security/read-client";
import type { SessionCredential } from "../session/credential";
import { toUpstreamPath } from "../upstream/address";
import { toCookieHeader } from "../upstream/credential-headers";
import { getPool } from "../upstream/pool";
import { isSignInTarget } from "./is-return-target";

const TIMEOUT_MS = 30_000;

type Return = {
  path: string;
  credential: SessionCredential;
  client: Client;
};

export type ReturnAnswer =
  | { kind: "redirect"; location: string }
  /** The session has ended at the API. */
  | { kind: "signed_out" }
  | { kind: "failed"; status: number | null };

/** Asks the API where GitHub's return leads; several calls to GitHub may lie behind the answer. */
export async function fetchReturn({ path, credential, client }: Return): Promise<ReturnAnswer> {
  const { clientIp, userAgent } = client;
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
    const target = answer.statusCode === 302 && typeof location === "string" ? location : null;
    if (answer.statusCode === 401 || (target !== null && isSignInTarget(target, getEnv().siteUrl))) {
      return { kind: "signed_out" };
    }
    return target === null
      ? { kind: "failed", status: answer.statusCode }
      : { kind: "redirect", location: target };
  } catch {
    return { kind: "failed", status: null };
  }
}
