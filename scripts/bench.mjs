import { spawn } from "node:child_process";
import { ensurePackages } from "./lib/ensure-packages.mjs";
import { root } from "./lib/root.mjs";
import { runEntry, UserError } from "./lib/stop-with-message.mjs";

/** Measures the product: ratios within one run, as a table or with `--json` as lines of JSON. */
await runEntry(async () => {
  ensurePackages({ withTests: true });
  // The condition makes `server-only` the empty module that it is inside Next.
  const args = ["--conditions=react-server", "--import", "tsx", "bench/main.ts", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) {
    throw new UserError("The bench did not finish: see its messages above.");
  }
});
