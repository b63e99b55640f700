import type { Visitor } from "@/lib/client/email/visitor";

/** The address that waits for its proof, where this browser is its owner's. */
export function findAddress(visitor: Visitor | null, uuid: string): string | null {
  return visitor?.uuid === uuid ? (visitor.pending_email ?? visitor.email) : null;
}

/** The owner's confirmed address, where nothing waits; null for everybody else. */
export function findSettled(visitor: Visitor | null, uuid: string): string | null {
  if (visitor?.uuid !== uuid || visitor.pending_email) return null;
  return visitor.is_email_verified === true ? visitor.email : null;
}

/** Who is signed in here, where that is somebody else than the mail is about. */
export function findOther(visitor: Visitor | null, uuid: string): string | null {
  return visitor && visitor.uuid !== uuid ? visitor.email : null;
}
