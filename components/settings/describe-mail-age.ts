/** When the mail with a code came, of which a page may learn minutes later. */
export function describeMailAge(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return "just now";
  return minutes === 1 ? "a minute ago" : `${minutes} minutes ago`;
}
