import type { KeyboardEvent } from "react";

const STEPS: Record<string, { rows: number } | { columns: true } | undefined> = {
  ArrowDown: { rows: 1 },
  ArrowUp: { rows: -1 },
  ArrowLeft: { columns: true },
  ArrowRight: { columns: true },
};

/** Arrow keys go from switch to switch, up and down within a column and across to the other one. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target;
  const step = STEPS[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (!(from instanceof HTMLInputElement) || from.dataset.column === undefined) return;
  event.preventDefault();
  const { column } = from.dataset;
  if ("columns" in step) {
    const row = from.closest("li");
    row?.querySelector<HTMLElement>(`[data-column]:not([data-column="${column}"]):enabled`)?.focus();
    return;
  }
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(`[data-column="${column}"]:enabled`)];
  all[all.indexOf(from) + step.rows]?.focus();
}
