import { isRecord } from "../is-record";

const KEY = "email-draft";

/** A new address as far as it is typed, for when its person has to sign in again; for them alone. */
export function keepDraft(uuid: string, email: string): void {
  try {
    if (email === "") sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ uuid, email }));
  } catch {
    // Without storage it is typed again.
  }
}

/** What another person typed in this tab goes. */
export function readDraft(uuid: string): string {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (isRecord(kept) && kept.uuid === uuid && typeof kept.email === "string") return kept.email;
    dropDraft();
  } catch {
    // As if nothing had been typed.
  }
  return "";
}

/** For whoever leaves the session by themselves, with whatever page they see. */
export function dropDraft(): void {
  keepDraft("", "");
}
