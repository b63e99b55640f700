import { ApiError } from "@/lib/contract/api-error";
import { fail, follow, forgetSaved, settle } from "./answer-queue";
import { type Change, namePath } from "./change";
import { type ChangeQueue, emptyQueue, enqueue, listPending, takeNext } from "./change-queue";
import { buildPatch, type Settings } from "./settings";

const SAVED_SHOWN_MS = 5_000;

export type Run = <T>(call: () => Promise<T>) => Promise<T>;

type Wire = {
  /** Writes a part of the settings and answers all of them; `run` may ask first who writes. */
  save: (patch: Settings, run: Run) => Promise<Settings>;
  /** The server's state as last read. */
  read: () => Settings;
  /** After an answer that leaves open whether it was written, or tells of a rule that is new here. */
  reread: () => Promise<void>;
  /** The way back from muting, where it outlives the page. */
  undo?: { read: () => Undo | null; keep: (undo: Undo | null) => void };
};

export type ChangeSnapshot = {
  queue: ChangeQueue;
  /** What "mute everything" changed, to be put back. */
  undo: Undo | null;
};

export type Undo = { muted: readonly Change[]; before: readonly Change[] };

export type ChangeStore = ReturnType<typeof createChangeStore>;

export const emptySnapshot: ChangeSnapshot = { queue: emptyQueue, undo: null };

/** Sends what the person changes, also after they left the page for another one of the settings. */
export function createChangeStore(wire: Wire) {
  const listeners = new Set<() => void>();
  let snapshot: ChangeSnapshot = { ...emptySnapshot, undo: wire.undo?.read() ?? null };
  let isSending = false;
  let run: Run = (call) => call();

  function update(change: Partial<ChangeSnapshot>) {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  }

  function setUndo(undo: Undo | null) {
    update({ undo });
    wire.undo?.keep(undo);
  }

  async function sendAll() {
    if (isSending) return;
    isSending = true;
    for (;;) {
      update({ queue: takeNext(snapshot.queue) });
      if (snapshot.queue.sent.size === 0) break;
      await sendOne();
    }
    isSending = false;
  }

  async function sendOne() {
    try {
      const server = await wire.save(buildPatch(snapshot.queue.sent), run);
      const queue = settle(snapshot.queue, server);
      update({ queue });
      setTimeout(() => update({ queue: forgetSaved(snapshot.queue, queue.serial) }), SAVED_SHOWN_MS);
    } catch (reason) {
      const error = reason instanceof Error ? reason : new Error(String(reason));
      const isRefusal = error instanceof ApiError && error.status === 400;
      update({ queue: fail(snapshot.queue, { error, server: wire.read(), isRefusal }) });
      if (isUncertain(error) || isRefusal) void wire.reread().catch(() => {});
    }
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    isBusy: () => isSending || listPending(snapshot.queue).size > 0,
    push(changes: readonly Change[], runWith: Run) {
      run = runWith;
      if (snapshot.undo && !changes.every(isOf(snapshot.undo))) setUndo(null);
      update({ queue: enqueue(snapshot.queue, changes, wire.read()) });
      void sendAll();
    },
    follow(server: Settings) {
      const queue = follow(snapshot.queue, server);
      if (queue !== snapshot.queue) update({ queue });
    },
    setUndo,
  };
}

/** Whether a change is one of the muting itself, such as one that is tried again. */
function isOf({ muted }: Undo): (change: Change) => boolean {
  const names = new Map(muted.map(({ path, value }) => [namePath(path), value]));
  return ({ path, value }) => names.get(namePath(path)) === value;
}

/** The server may have written it and the answer was lost. */
function isUncertain(error: Error): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 408 || error.status >= 500);
}
