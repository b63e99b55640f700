import { readFileSync } from "node:fs";
import { parseApiEnv } from "../lib/users-api/env";
import { startUsersApi } from "../lib/users-api/server";
import { runMain } from "./lib/run-main";

/** The Users API as a process: one line of JSON once it listens, a clean end on a signal. */
await runMain(async () => {
  const api = await startUsersApi(parseApiEnv(process.env), readVersion());
  let isClosing = false;
  const stop = () => {
    if (isClosing) {
      return;
    }
    isClosing = true;
    void runMain(() => api.close()).then(() => process.exit());
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  console.log(JSON.stringify({ ready: true, url: api.url }));
});

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return (manifest as { version: string }).version;
}
