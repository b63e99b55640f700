import { ApiError } from "@/lib/contract/api-error";
import { readUnknownOutcome } from "@/lib/contract/unknown-outcome";

/** What is said first of changes that failed, and why; "not saved" only where that is known. */
export function describeUnsaved(error: Error, count = 1): { lead: string; reason: string } {
  const cause = error instanceof ApiError ? readUnknownOutcome(error) : null;
  if (cause !== null) {
    const what = count === 1 ? "this was" : `${count} changes were`;
    return {
      lead: `It is not known whether ${what} saved.`,
      reason: `${cause} Reload the page to see.`,
    };
  }
  return {
    lead: count === 1 ? "Not saved." : `${count} changes were not saved.`,
    reason: toReason(error),
  };
}

function toReason(error: Error): string {
  if (!(error instanceof ApiError)) return "Something went wrong on this page.";
  // The wait stands behind it, in words: the server's own counts seconds.
  return error.status === 429 ? "The server takes no more changes for now." : error.detail;
}
