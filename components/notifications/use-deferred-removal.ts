"use client";

import { useEffect, useRef, useState } from "react";

const UNDO_MS = 6_000;

export type Removal = { kind: "leaving" } | { kind: "removing" } | { kind: "failed"; error: Error };

interface DeferredRemovalOptions {
  remove: (id: string) => Promise<void>;
  /** For a page that goes at this moment. */
  removeWhileLeaving: (id: string) => void;
}

/** Removes after six seconds in which it can be taken back; who leaves before that meant it. */
export function useDeferredRemoval(options: DeferredRemovalOptions) {
  const [removals, setRemovals] = useState<ReadonlyMap<string, Removal>>(new Map());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const latest = useRef(options);

  useEffect(() => {
    latest.current = options;
  });

  function set(id: string, removal: Removal | null) {
    setRemovals((all) => {
      const next = new Map(all);
      if (removal) next.set(id, removal);
      else next.delete(id);
      return next;
    });
  }

  function commit(id: string) {
    timers.current.delete(id);
    set(id, { kind: "removing" });
    latest.current.remove(id).then(
      () => set(id, null),
      (error: Error) => set(id, { kind: "failed", error }),
    );
  }

  function start(id: string) {
    timers.current.set(
      id,
      setTimeout(() => commit(id), UNDO_MS),
    );
    set(id, { kind: "leaving" });
  }

  function undo(id: string) {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    set(id, null);
  }

  useEffect(() => {
    const waiting = timers.current;
    const flush = (remove: (id: string) => unknown) => {
      for (const [id, timer] of waiting) {
        clearTimeout(timer);
        remove(id);
      }
      waiting.clear();
    };
    const leave = () => flush(latest.current.removeWhileLeaving);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      flush((id) => latest.current.remove(id).catch(() => {}));
    };
  }, []);

  return { removals, start, undo };
}
