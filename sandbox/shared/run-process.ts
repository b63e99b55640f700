type Running = { close(): Promise<void> };

/** Runs a stand-in as a process: one line of JSON when ready, a clean end on a signal. */
export async function runProcess<T extends Running>(
  start: () => Promise<T>,
  announce: (running: T) => Record<string, unknown>,
): Promise<void> {
  const running = await start();
  let isClosing = false;
  const stop = () => {
    if (isClosing) return;
    isClosing = true;
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (process.env.SANDBOX_EXIT_WITH_PARENT === "1") {
    process.stdin.on("end", stop);
    process.stdin.on("close", stop);
    process.stdin.resume();
  }
  console.log(JSON.stringify({ ready: true, ...announce(running) }));
}

export function readPort(name: string, fallback = 0): number {
  const port = Number(process.env[name] || fallback);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name} is not a port.`);
  return port;
}

export function requireVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is missing.`);
  return value;
}
