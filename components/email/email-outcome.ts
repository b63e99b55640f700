import type { User } from "@/lib/contract/schemas/account";

export type EmailFacts = Pick<User, "email" | "pending_email" | "is_email_verified">;

export type EmailOutcome =
  | { kind: "changed"; address: string; former: string }
  | { kind: "respelled"; address: string }
  | { kind: "written"; address: string }
  | { kind: "verified"; address: string }
  | { kind: "cancelled"; address: string };

/** What has happened between two looks at the account, whoever did it: here, or in another tab. */
export function findOutcome(before: EmailFacts, now: EmailFacts): EmailOutcome | null {
  const { email: address } = now;
  const pending = before.pending_email;
  if (pending && !now.pending_email) {
    return isSame(pending, address)
      ? { kind: "changed", address, former: before.email }
      : { kind: "cancelled", address: pending };
  }
  if (address !== before.email) {
    return { kind: isSame(address, before.email) ? "respelled" : "written", address };
  }
  const isNewlyVerified = now.is_email_verified === true && before.is_email_verified === false;
  return isNewlyVerified ? { kind: "verified", address } : null;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
