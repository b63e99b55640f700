import { spawn } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
export const BENCH_DIST_DIR = ".next-bench";

/** A production build of the pages with one more rewrite, to `upstreamUrl`; ready to be run. */
export async function buildForBench(upstreamUrl: string): Promise<void> {
  const env = { ...process.env, NEXT_DIST_DIR: BENCH_DIST_DIR, BENCH_REWRITE_URL: upstreamUrl };
  const args = [join(root, "node_modules/next/dist/bin/next"), "build"];
  // NODE_ENV and conditions are Next's own to choose.
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  const code = await new Promise((done) => child.once("close", done));
  if (code !== 0) {
    throw new Error("The build for the bench failed");
  }
  const standalone = join(root, BENCH_DIST_DIR, "standalone");
  if (existsSync(join(root, "public"))) {
    cpSync(join(root, "public"), join(standalone, "public"), { recursive: true });
  }
  const files = join(root, BENCH_DIST_DIR, "static");
  cpSync(files, join(standalone, BENCH_DIST_DIR, "static"), { recursive: true });
}

export type RunningApp = { origin: string; stop(): Promise<void> };

/** Starts the built pages and waits until they answer. */
export async function startBuiltApp(
  env: Record<string, string | undefined>,
  port: number,
): Promise<RunningApp> {
  const server = join(root, BENCH_DIST_DIR, "standalone", "server.js");
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, [server], {
    env: { ...process.env, ...env, HOSTNAME: "127.0.0.1", PORT: String(port), SITE_URL: origin },
    stdio: "ignore",
  });
  // A bench that breaks must not leave a server behind.
  process.once("exit", () => child.kill("SIGKILL"));
  const deadline = Date.now() + 30_000;
  while (!(await isUp(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error("The pages did not start");
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    origin,
    stop: async () => {
      child.kill("SIGTERM");
      await new Promise((done) => child.once("close", done));
    },
  };
}

async function isUp(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}
