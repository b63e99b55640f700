/** Whether the page is still there after what was let go. */
export type Outcome = "left" | "stayed";
type Go = () => Promise<Outcome>;
type Hold = (go: Go, takesPage: boolean) => void;

const holds = new Set<Hold>();

/** For a page with something that exists nowhere else: it runs `go` once the person lets that go. */
export function holdLeaving(hold: Hold): () => void {
  holds.add(hold);
  return () => holds.delete(hold);
}

/**
 * Before a change that takes the page away: runs at once, or after the page's own question, or never.
 * With `takesPage` false it only may disturb what stands there.
 */
export function askToLeave(go: Go, takesPage = true): void {
  const [first] = holds;
  if (first) first(go, takesPage);
  else void go();
}
