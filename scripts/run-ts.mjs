import { spawn } from "node:child_process";
import { ensurePackages } from "./lib/ensure-packages.mjs";
import { root } from "./lib/root.mjs";
import { readSettings } from "./lib/settings.mjs";
import { runEntry } from "./lib/stop-with-message.mjs";
import { tsArgs } from "./lib/ts.mjs";

/** `node scripts/run-ts.mjs FILE …`: runs a TypeScript entry on the terminal, `.env` applied. */
await runEntry(async () => {
  const [file = "", ...args] = process.argv.slice(2);
  ensurePackages();
  const { env } = readSettings();
  const child = spawn(process.execPath, [...tsArgs(file), ...args], { cwd: root, env, stdio: "inherit" });
  // A Ctrl-C reaches the child too: it decides, and we report.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.exitCode = await new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
});
