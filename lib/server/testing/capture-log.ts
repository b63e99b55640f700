import { pino } from "pino";

/** Runs with the app's log in `lines`, at its finest. */
export async function captureLog(run: () => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const shared = globalThis as { [name: symbol]: unknown };
  const name = Symbol.for("account.log");
  const former = shared[name];
  shared[name] = pino({ level: "trace" }, { write: (line) => lines.push(line) });
  try {
    await run();
  } finally {
    shared[name] = former;
  }
  return lines;
}
