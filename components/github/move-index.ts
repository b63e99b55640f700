type Bounds = { count: number; perScreen: number };

/** Where a key moves the current row of a list; null for a key that is not ours. */
export function moveIndex(key: string, index: number, { count, perScreen }: Bounds): number | null {
  const steps: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + perScreen,
    PageUp: index - perScreen,
    Home: 0,
    End: count - 1,
  };
  const next = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}
