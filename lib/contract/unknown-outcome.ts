const UNKNOWN = "It is not known whether the change was made: reload the page to see.";

/** For trouble with a change that was sent: whether it was made, only another look can tell. */
export function addUnknownOutcome(cause: string): string {
  return `${cause} ${UNKNOWN}`;
}

/** The cause alone, where the outcome of a change is unknown; null where it is not. */
export function readUnknownOutcome({ detail }: { detail: string }): string | null {
  return detail.endsWith(UNKNOWN) ? detail.slice(0, -UNKNOWN.length).trimEnd() : null;
}
