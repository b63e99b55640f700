import type { Logger } from "pino";
import type { Background } from "./context";

/** Work that outlives its request; a failure is logged, and `close` aborts and awaits the rest. */
export function createBackground(log: Logger): Background {
  const controller = new AbortController();
  const running = new Set<Promise<void>>();
  return {
    run(name, work) {
      const task = work(controller.signal).catch((error: unknown) => {
        if (!controller.signal.aborted) {
          log.error({ err: error, work: name }, "background work failed");
        }
      });
      running.add(task);
      task.finally(() => running.delete(task));
    },
    async close() {
      controller.abort();
      await Promise.allSettled(running);
    },
  };
}
