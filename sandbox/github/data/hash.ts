/** FNV-1a with a final mix: the same input gives the same number on every machine. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 15)) >>> 0;
}

export function pick<T>(items: readonly [T, ...T[]], seed: number): T {
  return items[seed % items.length] ?? items[0];
}

/** Forty hexadecimal digits, as a commit has. */
export function commitSha(text: string): string {
  return [0, 1, 2, 3, 4].map((part) => hash(`${part}:${text}`).toString(16).padStart(8, "0")).join("");
}
