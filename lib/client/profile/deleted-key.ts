/** The list comes within seconds of the deletion, or its person went elsewhere instead. */
const NEWS_MS = 15_000;

let deleted: { label: string; atMs: number } | null = null;

/** The key that was deleted on its own page, for the list that follows to say so. */
export function keepDeletedKey(label: string | null): void {
  deleted = label === null ? null : { label, atMs: Date.now() };
}

export function readDeletedKey(): string | null {
  return deleted && Date.now() - deleted.atMs < NEWS_MS ? deleted.label : null;
}
