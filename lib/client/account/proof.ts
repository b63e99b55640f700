import { ApiError } from "@/lib/contract/api-error";
import type { User } from "@/lib/contract/schemas/account";

/** Until when this session counts as freshly proved; null where it does not or nobody says. */
export function findFreshUntilMs({ fresh_reauth_expires_at: until }: User): number | null {
  const ms = Date.parse(until ?? "");
  return Number.isNaN(ms) ? null : ms;
}

/** A task that begins with less than this left would end with a second question. */
export const PROOF_RESERVE_MS = 60_000;

/** Whether what was asked for needs the person to show once more who they are. */
export function isProofWanted(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.status !== 403) return false;
  return (
    error.code === "sensitive_action_required_reauth" || error.code === "two_factor_verification_required"
  );
}

/** The person closed the question; nothing was changed. */
export class ProofCancelledError extends Error {
  constructor() {
    super("The question was closed");
    this.name = "ProofCancelledError";
  }
}
