import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Capabilities } from "@/lib/contract/capabilities";
import { accountGet } from "@/lib/contract/endpoints/account";
import { accountSchemas, type User } from "@/lib/contract/schemas/account";
import { toSignIn } from "@/lib/routes";
import { getCapabilities } from "./capabilities";
import { toBrowserView } from "./door/door-views";
import { getEnv } from "./env";
import { PATH_HEADER } from "./security/page-headers";
import { IDLE_COOKIE, readSession, SESSION_COOKIE, type Session } from "./session/session";
import { callUpstream } from "./upstream/call-upstream";
import { readAnswer } from "./upstream/read-answer";

export type Viewer = { user: User; capabilities: Capabilities };

/** The session of the page being rendered, read once per request. */
export const findPageSession = cache(async (): Promise<Session | null> => {
  const jar = await cookies();
  const values = { session: jar.get(SESSION_COOKIE)?.value, idle: jar.get(IDLE_COOKIE)?.value };
  return readSession(getEnv(), values, Date.now());
});

/**
 * Who looks at the page; null without a live session, here or at the API. Throws where the API
 * cannot be asked, so that an outage never looks like being signed out.
 */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const session = await findPageSession();
  if (!session) {
    return null;
  }
  const { credential } = session;
  const call = { endpoint: accountGet, params: { uuid: "@me" }, credential };
  const [upstream, capabilities] = await Promise.all([callUpstream(call), getCapabilities()]);
  const answer = readAnswer(accountSchemas.accountGet, upstream);
  if (answer.kind === "error") {
    if (answer.status === 401) {
      return null;
    }
    throw new Error(`The Users API answered ${answer.envelope.code}`);
  }
  return { user: toBrowserView("accountGet", answer.body) as User, capabilities };
});

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
