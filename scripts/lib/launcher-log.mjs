import { openLogStream } from "./log-stream.mjs";

/** @typedef {{ info(text: string): void, error(text: string): void }} LauncherLog */

/**
 * A launcher's own words for the person at the terminal.
 * @type {LauncherLog}
 */
export const plainLog = {
  info: (text) => console.log(text),
  error: (text) => console.error(`\n${text}`),
};

/**
 * The same among programs' logs: each line a line of JSON with the fields of theirs.
 * @returns {LauncherLog}
 */
export function openLauncherLog() {
  const stream = openLogStream("launcher");
  const write = (/** @type {string} */ text, /** @type {"stdout" | "stderr"} */ name) => {
    for (const line of text.split("\n")) {
      stream.write(line, name);
    }
  };
  return { info: (text) => write(text, "stdout"), error: (text) => write(text, "stderr") };
}
