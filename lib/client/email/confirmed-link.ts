const KEY = "confirmed-link";

/** That this link has done its work here, by a digest that tells nothing of its token (S10). */
export async function keepConfirmedLink(token: string): Promise<void> {
  try {
    localStorage.setItem(KEY, await digest(token));
  } catch {
    // Without storage the link counts as any other that is used up.
  }
}

/** Whether it is the last one that has worked in this browser; a later one of the account is not. */
export async function isConfirmedLink(token: string): Promise<boolean> {
  try {
    return localStorage.getItem(KEY) === (await digest(token));
  } catch {
    return false;
  }
}

async function digest(token: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
