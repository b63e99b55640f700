/** "acme", "acme and ada"; "GitHub" when no name is known. */
export function toNameList(names: readonly string[]): string {
  return names.length > 0 ? new Intl.ListFormat("en").format(names) : "GitHub";
}
