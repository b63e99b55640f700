const PART = String.raw`(?!\.{1,2}(?:/|$))[A-Za-z0-9_.-]{1,100}`;
const SHAPE = new RegExp(`^${PART}/${PART}$`);
const ADDRESS = /^(?:https?:\/\/)?[\w.-]+\.[a-z]{2,}\/([^/\s]+\/[^/\s?#]+?)(?:\.git)?(?:[/?#].*)?$/i;

/** `owner/name` as typed, or taken from a pasted address of the repository; null when it is neither. */
export function parseRepositoryName(text: string): string | null {
  const trimmed = text.trim();
  const name = ADDRESS.exec(trimmed)?.[1] ?? trimmed;
  return SHAPE.test(name) ? name : null;
}
