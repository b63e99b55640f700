import "server-only";
import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Capabilities } from "@/lib/contract/capabilities";
import { accountGet } from "@/lib/contract/endpoints/account";
import { parseRetryAfter } from "@/lib/contract/retry-after";
import { accountSchemas, type User } from "@/lib/contract/schemas/account";
import { toSignIn } from "@/lib/routes";
import { getCapabilities } from "./capabilities";
import { toBrowserView } from "./door/door-views";
import { getEnv } from "./env";
import { getLog } from "./log";
import { PATH_HEADER } from "./security/page-headers";
import { type Client, readClient } from "./security/read-client";
import { IDLE_COOKIE, readSession, SESSION_COOKIE, type Session } from "./session/session";
import { callUpstream } from "./upstream/call-upstream";
import { type ReadAnswer, readAnswer } from "./upstream/read-answer";
import { readRetryAfter } from "./upstream/read-retry-after";
import { UpstreamError } from "./upstream/upstream-error";
import { ViewerUnknownError } from "./viewer-unknown-error";

export type Viewer = { user: User; capabilities: Capabilities };

/** The session of the page being rendered, read once per request. */
export const findPageSession = cache(async (): Promise<Session | null> => {
  const jar = await cookies();
  const values = { session: jar.get(SESSION_COOKIE)?.value, idle: jar.get(IDLE_COOKIE)?.value };
  return readSession(getEnv(), values, Date.now());
});

/** Who is behind the page being rendered, for the API. */
export const findPageClient = cache(async (): Promise<Client> => readClient({ headers: await headers() }));

/**
 * Who looks at the page; null without a live session, here or at the API. Throws `ViewerUnknownError`
 * where the API cannot say, so that an outage never looks like being signed out.
 */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const session = await findPageSession();
  if (!session) {
    return null;
  }
  const [{ answer, retryAfter }, capabilities] = await Promise.all([
    readAccount(session),
    getCapabilities(session.credential),
  ]);
  if (answer.kind === "success") {
    if (!capabilities) {
      // It answers, but has not said yet what it can do: no page could tell what to offer.
      throw toUnknown("upstream_maintenance");
    }
    return { user: toBrowserView("accountGet", answer.body) as User, capabilities };
  }
  // A key that may no longer read the account is as good as a revoked one.
  const isKeyRefused = answer.status === 403 && session.credential.kind === "api_key";
  if (answer.status === 401 || isKeyRefused) {
    return null;
  }
  throw toUnknown(answer.envelope.code, retryAfter);
});

async function readAccount({ credential }: Session): Promise<{ answer: ReadAnswer; retryAfter?: string }> {
  try {
    const call = { endpoint: accountGet, params: { uuid: "@me" }, credential };
    const client = await findPageClient();
    const upstream = await callUpstream({ ...call, ...client });
    const retryAfter = readRetryAfter(upstream);
    return { answer: readAnswer(accountSchemas.accountGet, upstream), ...(retryAfter && { retryAfter }) };
  } catch (error) {
    throw error instanceof UpstreamError ? toUnknown(error.code, error.retryAfter) : error;
  }
}

/** Logged under the id that the person sees. */
function toUnknown(code: string, retryAfter?: string): ViewerUnknownError {
  const error = new ViewerUnknownError(code, randomUUID(), parseRetryAfter(retryAfter ?? null, Date.now()));
  getLog().error({ requestId: error.requestId, endpoint: accountGet.id, code }, "upstream failed");
  return error;
}

/** Sends everybody else to sign in, and back here after it. Pages call it, layouts never do. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await findViewer();
  if (viewer) {
    return viewer;
  }
  const next = (await headers()).get(PATH_HEADER) ?? undefined;
  const hadSession = (await cookies()).has(SESSION_COOKIE);
  redirect(toSignIn({ next, reason: hadSession ? "expired" : undefined }));
}
