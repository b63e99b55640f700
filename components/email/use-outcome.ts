"use client";

import { useState } from "react";
import { type EmailFacts, type EmailOutcome, findOutcome } from "./email-outcome";

/** What has happened to the address since this page is open, until it is dismissed. */
export function useOutcome(user: EmailFacts): [EmailOutcome | null, () => void] {
  const [before, setBefore] = useState(user);
  const [outcome, setOutcome] = useState<EmailOutcome | null>(null);
  const isSame =
    before.email === user.email &&
    before.pending_email === user.pending_email &&
    before.is_email_verified === user.is_email_verified;
  if (!isSame) {
    setBefore(user);
    setOutcome(findOutcome(before, user));
  }
  return [outcome, () => setOutcome(null)];
}
