import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type Helper = {
  process: ChildProcess;
  /** What it has printed so far. */
  lines: string[];
  /** Resolves once it has printed that many lines; rejects where it ends before. */
  waitForLines(count: number): Promise<void>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
};

/** Runs a TypeScript file beside this one as a process of its own. */
export function startHelper(file: string, ...args: string[]): Helper {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", path, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(line));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    process: child,
    lines,
    waitForLines: (count) =>
      new Promise((resolve, reject) => {
        const check = () => lines.length >= count && resolve();
        reader.on("line", check);
        check();
        void ended.then(() => reject(new Error(`${file} ended after ${lines.length} lines`)));
      }),
    kill: () => {
      child.kill("SIGKILL");
      return ended;
    },
  };
}
