import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startChild } from "./child.mjs";
import { makePrivateFolder } from "./private-file.mjs";
import { UserError } from "./stop-with-message.mjs";

const READY_TIMEOUT_MS = 90_000;

/** @typedef {import("./child.mjs").Child} Child */
/** @typedef {{ name: string, args: string[], env: import("./load-env.mjs").Env }} Program */
/** @typedef {ReturnType<typeof createStack>} Stack */

/**
 * Programs that belong together: each waits for the former to be ready, all stop in reverse order,
 * and one that dies by itself rejects `death`.
 * @param {string} dataDir
 */
export function createStack(dataDir) {
  const logDir = join(dataDir, "logs");
  makePrivateFolder(logDir);
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

  /** @param {Program} program */
  function launch(program) {
    if (isStopping) {
      throw new UserError("Stopped while starting.");
    }
    const child = startChild({ ...program, logDir });
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
      const child = launch(program);
      const died = child.exited.then((how) => {
        throw describeDeath(child, how, logDir);
      });
      died.catch((error) => isStopping || reportDeath(error));
      const timer = new AbortController();
      const late = wait(READY_TIMEOUT_MS, undefined, { ref: false, signal: timer.signal }).then(() => {
        throw describeDeath(child, "no sign of readiness", logDir);
      });
      late.catch(() => {});
      const ready = probeUrl ? probe(probeUrl, timer.signal) : child.ready;
      return Promise.race([ready, died, late]).finally(() => timer.abort());
    },
    /**
     * Runs a program to its end; gives its last lines, throws them where it failed.
     * @param {Program} program
     */
    async run(program) {
      const child = launch(program);
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
 * @param {string} logDir
 */
function describeDeath({ name, tail }, how, logDir) {
  const last = tail.map((line) => `  ${line}`).join("\n");
  return new UserError(`${name} ended: ${how}. Its last lines (all in ${join(logDir, name)}.log):\n${last}`);
}
