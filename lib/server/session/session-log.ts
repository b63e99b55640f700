import "server-only";
import { getLog } from "../log";
import { findClientIp } from "../security/client-ip";
import type { PendingStep } from "./pending-cookie";
import type { Session } from "./session";

/** What the app itself knows of sessions; the API logs and keeps the rest (L1). */
export const sessionEvents = [
  "signed_in",
  "sign_in_begun",
  "sign_in_refused",
  "reauthenticated",
  "reauthentication_refused",
  "signed_out",
] as const;

export type SessionMethod = "password" | "api_key" | PendingStep;

type Entry = {
  event: (typeof sessionEvents)[number];
  method: SessionMethod | null;
  /** "ok", or the code of what stood in the way. */
  result: string;
  /** The uuid, where it is known: what was typed is never written down. */
  person: string | undefined;
};

export type Note = (entry: Entry) => void;

export function createNote(request: Request, requestId: string): Note {
  const ip = findClientIp(request.headers);
  return (entry) => getLog().info({ ...entry, requestId, ip }, "session");
}

type Refusal = { method: SessionMethod; code: string; isStepDue?: boolean; held: Session | null };

/** Of a sign-in, or of a proof where `held` is the session that it was for. */
export function noteRefusal(note: Note, { method, code, isStepDue = false, held }: Refusal): void {
  const refused = held ? "reauthentication_refused" : "sign_in_refused";
  note({ event: isStepDue ? "sign_in_begun" : refused, method, result: code, person: held?.person });
}
