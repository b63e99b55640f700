const KEY = "recent-commands";
const RECENT_MAX = 4;

/** Ids of what was chosen last, newest first; of this browser, and of our own table alone. */
export function readRecent(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string").slice(0, RECENT_MAX) : [];
  } catch {
    return [];
  }
}

export function rememberRecent(id: string): void {
  const ids = [id, ...readRecent().filter((other) => other !== id)].slice(0, RECENT_MAX);
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // Without storage there is no "recent"; everything else works.
  }
}
