import "server-only";
import type { Endpoint } from "@/lib/contract/endpoint";
import type { Credential } from "../session/credential";
import type { Session } from "../session/session";
import type { DoorInput } from "./parse-door-input";

type Caller = {
  session: Session | null;
  /** Whose it is, as far as anybody knows. */
  person: string | null;
};

/**
 * What goes along with a call. What anybody may call is often about another account than the one that
 * is signed in here, by a mail's link; Django then ends the session that comes along (E7, S7).
 */
export function pickCredential(endpoint: Endpoint, input: DoorInput, caller: Caller): Credential | null {
  const { session, person } = caller;
  if (!session || endpoint.door !== "open") {
    return session?.credential ?? null;
  }
  return person !== null && findNamed(input) === person.toLowerCase() ? session.credential : null;
}

/** The account that the path or the body names. */
function findNamed({ params, body }: DoorInput): string | null {
  const inBody = typeof body === "object" && body !== null && "uuid" in body ? body.uuid : null;
  const named = params.uuid ?? inBody;
  return typeof named === "string" ? named.toLowerCase() : null;
}
