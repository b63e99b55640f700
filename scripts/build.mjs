import { spawn } from "node:child_process";
import { buildApp } from "./lib/build-app.mjs";
import { ensurePackages } from "./lib/ensure-packages.mjs";
import { root } from "./lib/root.mjs";
import { runEntry, UserError } from "./lib/stop-with-message.mjs";

await runEntry(async () => {
  ensurePackages();
  await buildApp({ distDir: process.env.NEXT_DIST_DIR || ".next", run });
});

/** @param {import("./lib/stack.mjs").Program} program */
async function run({ name, args, env }) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) {
    throw new UserError(`The ${name} failed: see its messages above.`);
  }
}
