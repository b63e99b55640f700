import "server-only";
import type { Endpoint } from "@/lib/contract/endpoint";
import { getEnv } from "../env";
import type { Client } from "../security/read-client";
import type { UpstreamAnswer } from "../upstream/call-upstream";
import type { SessionCredential } from "./credential";
import { askAccount } from "./find-account";
import { type Session, sealSession } from "./session";
import { endUpstream } from "./sign-out";
import { readCredential } from "./upstream-cookies";

const TIMEOUT_MS = 3_000;

type Given = {
  held: Session | null;
  /** Whom the page shows that called; it stands in where nobody said at sign-in whose session it is. */
  shown: string | null;
  endpoint: Endpoint;
  answer: UpstreamAnswer;
  client: Client;
};

/**
 * What becomes of a session that the API gives along with an answer at the door; a `Set-Cookie`, or
 * null. Django changes the id of the session that a call was made with when its password changes:
 * ours goes on with the new one, under its own id and age, so that a late answer cannot revive a
 * session that has been signed out since (its idle cookie is gone). Any other session, as PostHog
 * opens one when an address is confirmed, is ended at once instead of lying around: only `/session`
 * signs in.
 */
export async function followSession(call: Given): Promise<string | null> {
  const { held, endpoint, answer, client } = call;
  const given = readCredential(answer);
  if (!given) {
    return null;
  }
  if (held?.credential.kind === "session") {
    if (given.sessionId === held.credential.sessionId) {
      // A new CSRF token alone is no matter: the pair that we hold stays a pair.
      return null;
    }
    if (endpoint.door === "cookie") {
      const isOwn = await belongsTo(held.person ?? call.shown, given, call);
      return isOwn ? sealSession(getEnv(), { ...held, credential: given }) : null;
    }
  }
  await endUpstream(given, client);
  return null;
}

/** A cache on the way may hand out somebody else's cookie: that one is neither taken nor ended. */
async function belongsTo(
  person: string | null,
  given: SessionCredential,
  { endpoint, client }: Given,
): Promise<boolean> {
  const ask = () => askAccount(given, { client, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (person === null) {
    return false;
  }
  try {
    const account = await ask().catch(ask);
    return account?.uuid === person;
  } catch {
    // The former id is dead by now, so nothing but this one keeps the person signed in; and no cache
    // answers a change.
    return endpoint.sideEffect;
  }
}
