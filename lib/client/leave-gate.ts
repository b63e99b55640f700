type Hold = (go: () => void) => void;

const holds = new Set<Hold>();

/** For a page with something that exists nowhere else: it runs `go` once the person lets that go. */
export function holdLeaving(hold: Hold): () => void {
  holds.add(hold);
  return () => holds.delete(hold);
}

/** Before a change that takes the page away: runs at once, or after the page's own question, or never. */
export function askToLeave(go: () => void): void {
  const [first] = holds;
  if (first) first(go);
  else go();
}
