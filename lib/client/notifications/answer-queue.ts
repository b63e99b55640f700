import { type Change, type Changes, noChanges } from "./change";
import { type ChangeQueue, without } from "./change-queue";
import { isStored, type Settings } from "./settings";

/** The request was written; `server` is what it answered, and only what stands there counts as saved. */
export function settle(queue: ChangeQueue, server: Settings): ChangeQueue {
  const waiting = dropStored(queue.waiting, server);
  const serial = queue.serial + 1;
  const saved = new Map(queue.saved);
  for (const [name, change] of queue.sent) {
    if (!waiting.has(name) && isStored(server, change)) saved.set(name, serial);
  }
  return { ...queue, sent: noChanges, saved, serial, waiting };
}

export type Failed = { error: Error; server: Settings; isRefusal: boolean };

/**
 * The request is not known to be written. A refusal is about one key and takes all others along, so
 * the keys go out one by one: nothing is done twice, since nothing was done. Of anything else it is
 * not known what was done, hence what waits is sent even where it leads back.
 */
export function fail(queue: ChangeQueue, { error, server, isRefusal }: Failed): ChangeQueue {
  const current = without(queue.sent, queue.waiting);
  const waiting = isRefusal ? dropStored(queue.waiting, server) : queue.waiting;
  if (isRefusal && splitByKey(queue.sent).length > 1) {
    return { ...queue, sent: noChanges, waiting, parts: [...splitByKey(current), ...queue.parts] };
  }
  const failed = new Map(queue.failed);
  for (const [name, change] of current) failed.set(name, { change, error });
  return { ...queue, sent: noChanges, waiting, failed };
}

/** A newer state came by another way; what was wanted and is there by now did not fail. */
export function follow(queue: ChangeQueue, server: Settings): ChangeQueue {
  const failed = new Map([...queue.failed].filter(([, { change }]) => !isStored(server, change)));
  return failed.size === queue.failed.size ? queue : { ...queue, failed };
}

/** What an answer saved is seen by now. */
export function forgetSaved(queue: ChangeQueue, serial: number): ChangeQueue {
  return { ...queue, saved: new Map([...queue.saved].filter(([, own]) => own !== serial)) };
}

function splitByKey(changes: Changes): Changes[] {
  const byKey = new Map<string, Map<string, Change>>();
  for (const [name, change] of changes) {
    const [key] = change.path;
    byKey.set(key, (byKey.get(key) ?? new Map()).set(name, change));
  }
  return [...byKey.values()];
}

function dropStored(changes: Changes, server: Settings): Changes {
  return new Map([...changes].filter(([, change]) => !isStored(server, change)));
}
