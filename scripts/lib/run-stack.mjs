import { plainLog } from "./launcher-log.mjs";
import { createStack } from "./stack.mjs";

/** npm passes on a Ctrl-C that the terminal has given us already: that is no second signal. */
const SAME_SIGNAL_MS = 1_000;
const PARENT_CHECK_MS = 500;

/**
 * Runs a stack until a signal or the death of one of its programs, then stops all of it. A second
 * signal does not wait.
 * @param {string} dataDir
 * @param {(stack: import("./stack.mjs").Stack) => Promise<void>} start
 * @param {{ log?: import("./launcher-log.mjs").LauncherLog | null }} [options] `log`: where ours goes and
 *   the programs' lines beside it, instead of files.
 */
export async function runStack(dataDir, start, { log = null } = {}) {
  const stack = createStack(dataDir, { isLogPiped: log !== null });
  const signal = waitForSignal();
  const started = start(stack);
  started.catch(() => {});
  try {
    const isStopped = await Promise.race([started.then(() => false), signal, stack.death]);
    if (isStopped !== true) {
      await Promise.race([signal, stack.death]);
    }
    (log ?? plainLog).info("\nStopping …");
  } finally {
    await stack.stop();
    await started.catch(() => {});
  }
}

/** @returns {Promise<true>} */
function waitForSignal() {
  return new Promise((resolve) => {
    let askedAt = 0;
    for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
      process.on(name, () => {
        if (askedAt > 0 && Date.now() - askedAt > SAME_SIGNAL_MS) {
          process.exit(1);
        }
        askedAt ||= Date.now();
        resolve(true);
      });
    }
    watchParent(() => resolve(true));
  });
}

/**
 * npm runs us below a shell, which a SIGTERM sent to npm ends without telling us.
 * @param {() => void} stop
 */
function watchParent(stop) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && stop(), PARENT_CHECK_MS).unref();
  }
}
