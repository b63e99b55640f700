import type { SignInReason } from "@/lib/routes";

/** For whoever is signed in already, but not as a page needs it. */
export function isForSignedIn(reason: SignInReason | null): boolean {
  return reason === "confirm" || reason === "needs-password";
}
