const toKey = (uuid: string) => `email-draft:${uuid}`;

/** A new address as far as it is typed, for when its person has to sign in again; for them alone. */
export function keepDraft(uuid: string, email: string): void {
  try {
    if (email === "") sessionStorage.removeItem(toKey(uuid));
    else sessionStorage.setItem(toKey(uuid), email);
  } catch {
    // Without storage it is typed again.
  }
}

export function readDraft(uuid: string): string {
  try {
    return sessionStorage.getItem(toKey(uuid)) ?? "";
  } catch {
    return "";
  }
}
