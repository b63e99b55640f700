let typed = "";

/** From the sign-in form to the one that asks for a new password; the page's memory alone holds it. */
export function keepTypedAddress(email: string): void {
  typed = email.trim();
}

export function readTypedAddress(): string {
  return typed;
}
