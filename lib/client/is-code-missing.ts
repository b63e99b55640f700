export const CODE_MISSING = "A part of this page did not load. Check your connection.";

/**
 * Whether a page's code did not come: the network's fault, or a newer version has taken its place. A
 * reload helps with both, and another try in place with the first alone.
 */
export function isCodeMissing(error: unknown): boolean {
  return error instanceof Error && error.name === "ChunkLoadError";
}
