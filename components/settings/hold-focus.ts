const SETTLE_MS = 1_000;

/** The last one asked for; what was asked before it holds nothing any more. */
let turn = 0;

/**
 * Focuses what `find` gives. A page that Back brings is put together once more a moment later, and
 * the focus would go with what is replaced: then it is given once again, unless it went elsewhere.
 */
export function holdFocus(find: () => HTMLElement | null): void {
  const target = find();
  if (!target) return;
  turn += 1;
  const ownTurn = turn;
  target.focus({ preventScroll: true });
  const again = () => {
    requestAnimationFrame(() => {
      if (turn === ownTurn && document.activeElement === document.body)
        find()?.focus({ preventScroll: true });
    });
  };
  target.addEventListener("blur", again, { once: true });
  setTimeout(() => target.removeEventListener("blur", again), SETTLE_MS);
}
