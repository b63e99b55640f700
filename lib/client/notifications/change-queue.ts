import { type Change, type Changes, noChanges, toChanges } from "./change";
import { applyChanges, isStored, type Settings } from "./settings";

export type Failure = { change: Change; error: Error };

/**
 * What the person changed and the server has not answered yet. One request is under way at a time,
 * and what is changed meanwhile goes together in the next, so nothing is lost and nothing overtakes.
 */
export type ChangeQueue = {
  waiting: Changes;
  /** Parts of a request that was refused as a whole: each is sent by itself before `waiting`. */
  parts: readonly Changes[];
  sent: Changes;
  failed: ReadonlyMap<string, Failure>;
  /** Written by the server a moment ago, with the number of the answer. */
  saved: ReadonlyMap<string, number>;
  /** The number of the last answer. */
  serial: number;
};

export const emptyQueue: ChangeQueue = {
  waiting: noChanges,
  parts: [],
  sent: noChanges,
  failed: new Map(),
  saved: new Map(),
  serial: 0,
};

/** The last change of a place counts; one that leads back to what the server will have is dropped. */
export function enqueue(queue: ChangeQueue, list: readonly Change[], server: Settings): ChangeQueue {
  const changes = toChanges(list);
  const parts = queue.parts.map((part) => without(part, changes)).filter(({ size }) => size > 0);
  const expected = applyChanges(server, queue.sent);
  const waiting = new Map([...queue.waiting, ...changes]);
  for (const [name, change] of changes) if (isStored(expected, change)) waiting.delete(name);
  const failed = without(queue.failed, changes);
  return { ...queue, parts, waiting, failed, saved: without(queue.saved, changes) };
}

/** The next request, unless one is under way. */
export function takeNext(queue: ChangeQueue): ChangeQueue {
  if (queue.sent.size > 0) return queue;
  const [part, ...parts] = queue.parts;
  return part ? { ...queue, sent: part, parts } : { ...queue, sent: queue.waiting, waiting: noChanges };
}

/** What the switches show: the server's state, and over it what is on its way. */
export function overlay(queue: ChangeQueue, server: Settings): Settings {
  return applyChanges(server, listPending(queue));
}

export function listPending({ sent, parts, waiting }: ChangeQueue): Changes {
  if (sent.size === 0 && parts.length === 0) return waiting;
  return new Map([...sent, ...parts.flatMap((part) => [...part]), ...waiting]);
}

export function without<Item>(
  items: ReadonlyMap<string, Item>,
  names: { has(name: string): boolean },
): ReadonlyMap<string, Item> {
  const left = [...items].filter(([name]) => !names.has(name));
  return left.length === items.size ? items : new Map(left);
}
