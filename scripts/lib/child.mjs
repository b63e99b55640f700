import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { root } from "./root.mjs";

const TAIL_LINES = 20;
const STOP_GRACE_MS = 10_000;
const exitWithParent = fileURLToPath(new URL("./exit-with-parent.mjs", import.meta.url));

/**
 * @typedef {{ write(line: string, stream: "stdout" | "stderr"): void, end(): void }} Log
 * @typedef {{ name: string, args: string[], env: import("./load-env.mjs").Env, log: Log | null }} ChildSpec
 * @typedef {ReturnType<typeof startChild>} Child
 */

/**
 * A Node program in a process group of its own, so that Ctrl-C reaches the launcher alone and it
 * chooses the order. Its output goes to `log`; the last lines are kept for a failure.
 * @param {ChildSpec} spec
 */
export function startChild({ name, args, env, log }) {
  const child = spawn(process.execPath, ["--import", exitWithParent, ...args], {
    cwd: root,
    env: { ...env, LAUNCHER_PID: String(process.pid) },
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  /** @type {string[]} */
  const tail = [];
  /** @type {(message: Record<string, any>) => void} */
  let announce = () => {};
  /** @type {Promise<Record<string, any>>} */
  const ready = new Promise((resolve) => {
    announce = resolve;
  });
  for (const stream of /** @type {const} */ (["stdout", "stderr"])) {
    createInterface({ input: child[stream] }).on("line", (line) => {
      log?.write(line, stream);
      tail.push(line);
      tail.splice(0, tail.length - TAIL_LINES);
      if (stream === "stdout" && line.startsWith('{"ready":true')) {
        announce(JSON.parse(line));
      }
    });
  }
  child.stdin.on("error", () => {});
  /** @type {Promise<string>} How it ended. */
  const exited = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => {
      log?.end();
      resolve(signal ? `signal ${signal}` : `exit code ${code}`);
    });
  });
  return { name, pid: child.pid, ready, exited, tail, stop: () => stopGroup(child, exited) };
}

/**
 * Asks, waits, then ends what is left of the group, grandchildren included.
 * @param {import("node:child_process").ChildProcess} child
 * @param {Promise<string>} exited
 */
async function stopGroup(child, exited) {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGTERM");
  }
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), STOP_GRACE_MS);
  await exited;
  clearTimeout(timer);
  signalGroup(child, "SIGKILL");
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  try {
    if (child.pid) {
      process.kill(-child.pid, signal);
    }
  } catch {
    // The whole group is gone already.
  }
}
