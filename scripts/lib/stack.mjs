import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startChild } from "./child.mjs";
import { openLogFile } from "./log-file.mjs";
import { openLogStream } from "./log-stream.mjs";
import { makePrivateFolder } from "./private-file.mjs";
import { UserError } from "./stop-with-message.mjs";

const READY_TIMEOUT_MS = 90_000;

/** @typedef {import("./child.mjs").Child} Child */
/** @typedef {{ name: string, args: string[], env: import("./load-env.mjs").Env }} Program */
/** @typedef {ReturnType<typeof createStack>} Stack */

/**
 * Programs that belong together: each waits for the former to be ready, all stop in reverse order,
 * and one that dies by itself rejects `death`. Their output goes to files in `dataDir`; with
 * `isLogPiped` that of servers goes to our own streams instead.
 * @param {string} dataDir
 * @param {{ isLogPiped?: boolean }} [options]
 */
export function createStack(dataDir, { isLogPiped = false } = {}) {
  const logDir = join(dataDir, "logs");
  if (!isLogPiped) {
    makePrivateFolder(logDir);
  }
  const fileOf = (/** @type {string} */ name) => (isLogPiped ? null : join(logDir, `${name}.log`));
  /** @type {Child[]} */
  const children = [];
  let isStopping = false;
  /** @type {(error: Error) => void} */
  let reportDeath = () => {};
  /** @type {Promise<never>} */
  const death = new Promise((_resolve, reject) => {
    reportDeath = reject;
  });
  death.catch(() => {});

  /**
   * @param {Program} program
   * @param {{ isServer: boolean }} kind
   */
  function launch(program, { isServer }) {
    if (isStopping) {
      throw new UserError("Stopped while starting.");
    }
    const file = fileOf(program.name);
    const pipe = () => (isServer ? openLogStream(program.name) : null);
    const child = startChild({ ...program, log: file === null ? pipe() : openLogFile(file) });
    children.push(child);
    return child;
  }

  return {
    logDir,
    death,
    /**
     * Starts a server; gives what it announced, or `{}` once `probeUrl` answers.
     * @param {Program & { probeUrl?: string }} program
     */
    async start({ probeUrl, ...program }) {
      const child = launch(program, { isServer: true });
      const file = fileOf(program.name);
      const died = child.exited.then((how) => {
        throw describeDeath(child, how, file);
      });
      died.catch((error) => isStopping || reportDeath(error));
      const timer = new AbortController();
      const late = wait(READY_TIMEOUT_MS, undefined, { ref: false, signal: timer.signal }).then(() => {
        throw describeDeath(child, "no sign of readiness", file);
      });
      late.catch(() => {});
      const ready = probeUrl ? probe(probeUrl, timer.signal) : child.ready;
      return Promise.race([ready, died, late]).finally(() => timer.abort());
    },
    /**
     * Runs a program to its end; gives its last lines, throws them where it failed, so that nothing
     * of it needs to be piped.
     * @param {Program} program
     */
    async run(program) {
      const child = launch(program, { isServer: false });
      const how = await child.exited;
      if (how !== "exit code 0") {
        throw new UserError(child.tail.join("\n") || `${program.name} ended with ${how}.`);
      }
      return child.tail;
    },
    async stop() {
      isStopping = true;
      for (const child of children.splice(0).reverse()) {
        await child.stop();
      }
    },
  };
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<Record<string, any>>}
 */
async function probe(url, signal) {
  while (!signal.aborted) {
    const status = await fetch(url, { redirect: "manual", signal }).then(
      (response) => response.status,
      () => 599,
    );
    if (status < 500) {
      return {};
    }
    await wait(150);
  }
  return {};
}

/**
 * @param {Child} child
 * @param {string} how
 * @param {string | null} file
 */
function describeDeath({ name, tail }, how, file) {
  const last = tail.map((line) => `  ${line}`).join("\n");
  const place = file === null ? "" : ` (all in ${file})`;
  return new UserError(`${name} ended: ${how}. Its last lines${place}:\n${last}`);
}
