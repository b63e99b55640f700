/** A trimmed, case-folded substring as a LIKE pattern; null for a blank search (contract.md 6.1). */
export function toLikePattern(search: string): string | null {
  const text = search.trim().toLowerCase();
  return text === "" ? null : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
