/** The id under which the server logged a fault; errors of the browser have none. */
export function findDigest(error: unknown): string | null {
  const digest = error instanceof Error && "digest" in error ? error.digest : null;
  return typeof digest === "string" && digest !== "" ? digest : null;
}
