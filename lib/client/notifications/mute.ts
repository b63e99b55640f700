import { type Cell, type Facts, isLocked, readInAppCell, readMailCell, setItems } from "./cells";
import type { Change } from "./change";
import type { Undo } from "./change-store";
import { readValue, type Settings } from "./settings";
import type { Topic } from "./topics";

/** What switches off all that the person may decide; exceptions stay under their switch. */
export function listMute(topics: readonly Topic[], facts: Facts): Change[] {
  const cells = topics.flatMap((topic) => [
    readMailCell(topic, facts),
    topic.inApp?.isUnknown ? null : readInAppCell(topic, facts),
  ]);
  const items = cells.filter((cell): cell is Cell => cell !== null).flatMap((cell) => cell.items);
  const own = items.filter(({ path: [key] }) => !isLocked(facts, key));
  return setItems(own, false);
}

export function buildUndo(muted: readonly Change[], settings: Settings): Undo {
  const before = muted.map(({ path, value }) => ({ path, value: readValue(settings, path) ?? !value }));
  return { muted, before };
}

/** What was, where it is still muted: a choice made after the muting stays. */
export function listUndo({ muted, before }: Undo, settings: Settings): Change[] {
  return before.filter((_, index) => {
    const change = muted[index];
    return change !== undefined && readValue(settings, change.path) === change.value;
  });
}
