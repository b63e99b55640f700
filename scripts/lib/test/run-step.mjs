import { spawn } from "node:child_process";
import { root } from "../root.mjs";

/** @typedef {{ isPassed: boolean, output: string, seconds: number }} StepResult */

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs one command to its end, in a process group of its own that is ended whole when time is up.
 * @param {{
 *   args: string[],
 *   command?: string,
 *   env?: import("../load-env.mjs").Env,
 *   timeoutSeconds: number,
 *   isShown?: boolean,
 * }} options
 * @returns {Promise<StepResult>}
 */
export function runStep({ args, command = process.execPath, env = {}, timeoutSeconds, isShown = false }) {
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", ...env },
      detached: true,
      stdio: ["ignore", isShown ? "inherit" : "pipe", isShown ? "inherit" : "pipe"],
    });
    running.add(child);
    let output = "";
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    const timer = setTimeout(() => {
      output += `\nNot finished after ${timeoutSeconds} s.`;
      endGroup(child, "SIGKILL");
    }, timeoutSeconds * 1000);
    const finish = (/** @type {boolean} */ isPassed) => {
      clearTimeout(timer);
      running.delete(child);
      endGroup(child, "SIGKILL");
      resolve({ isPassed, output, seconds: Math.round((Date.now() - startedAt) / 1000) });
    };
    child.once("error", (error) => {
      output += error.message;
      finish(false);
    });
    child.once("close", (code) => finish(code === 0));
  });
}

/** Ends every step that still runs, their own children included. */
export function endRunningSteps() {
  for (const child of running) {
    endGroup(child, "SIGTERM");
  }
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup(child, signal) {
  try {
    if (child.pid) {
      process.kill(-child.pid, signal);
    }
  } catch {
    // The whole group is gone already.
  }
}
