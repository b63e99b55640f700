let label: string | null = null;

/** The key that was deleted on its own page, for the list that follows to say so. */
export function keepDeletedKey(deleted: string | null): void {
  label = deleted;
}

export function readDeletedKey(): string | null {
  return label;
}
