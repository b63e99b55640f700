import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { type BrowserContext, chromium, type Page } from "playwright";
import { DOOR_HEADER, DOOR_HEADER_VALUE } from "@/lib/contract/door";
import { githubStart } from "@/lib/contract/endpoints/github";
import { buildPath } from "@/lib/contract/path";
import { GITHUB_LINK_PATH, routes, SESSION_PATH, toInstallation } from "@/lib/routes";
import { createSandboxControl } from "../sandbox/github/control-client";
import { findFreePort } from "../scripts/lib/ports.mjs";
import { createStack } from "../scripts/lib/stack.mjs";
import { startDemoBackend } from "../scripts/lib/start-demo-backend.mjs";
import { BENCH_DIST_DIR, buildForBench, startBuiltApp } from "./bench-build";
import type { Measure } from "./report";

const OVER_EMPTY_KB_MAX = 70;
/** Nothing but the root layout and a sentence: no page is there. */
const EMPTY_PAGE = "/empty";

/** One of each kind of page; an installation's comes with its id. */
const PAGES = [
  routes.settings,
  routes.github,
  routes.security,
  routes.authenticator,
  routes.backupCodes,
  routes.disableTwoFactor,
  routes.password,
  routes.sessions,
  routes.activity,
  routes.notifications,
  routes.email,
  routes.profile,
  routes.apiKeys,
  routes.newApiKey,
];
const distDir = resolve(import.meta.dirname, "..", BENCH_DIST_DIR);

/** JavaScript that each settings page loads by itself, gzip, over what an empty page of the build needs. */
export async function* benchJavascript(): AsyncGenerator<Measure> {
  if (!existsSync(join(distDir, "standalone"))) {
    await buildForBench("http://127.0.0.1:9");
  }
  const dataDir = mkdtempSync(join(tmpdir(), "account-bench-"));
  const stack = createStack(dataDir);
  const ports = [await findFreePort(), await findFreePort(), await findFreePort(), await findFreePort()].map(
    String,
  );
  const [PORT = "", API_PORT = "", SANDBOX_PORT = "", MAILBOX_PORT = ""] = ports;
  const SITE_URL = `http://localhost:${PORT}`;
  const variables = { DATA_DIR: dataDir, SITE_URL, PORT, API_PORT, SANDBOX_PORT, MAILBOX_PORT };
  const { env, demo } = await startDemoBackend({ stack, dataDir, isBehindApp: true, env: variables });
  const app = await startBuiltApp(env, Number(PORT));
  const browser = await chromium.launch(findChromium());
  const context = await browser.newContext();
  const installationId = await prepare(context, { ...demo, siteUrl: SITE_URL });
  const nextKb = measureNext();
  const emptyKb = await measurePage(context, SITE_URL + EMPTY_PAGE);
  yield { part: "javascript", name: "Next alone, before a component of ours", value: nextKb, unit: "KB" };
  yield { part: "javascript", name: "an empty page of the same build", value: emptyKb, unit: "KB" };
  for (const path of [...PAGES, toInstallation(installationId)]) {
    const kb = await measurePage(context, SITE_URL + path);
    const page = path.replace(installationId, "…");
    yield { part: "javascript", name: `${page}, over Next alone`, value: kb - nextKb, unit: "KB" };
    const name = `${page}, over the empty page`;
    yield { part: "javascript", name, value: kb - emptyKb, unit: "KB", aim: { atMost: OVER_EMPTY_KB_MAX } };
  }
  await browser.close();
  await app.stop();
  await stack.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

type Demo = { siteUrl: string; email: string; password: string | null; github: string };

/** Signs in and links an account, as the pages themselves would call. */
async function prepare(context: BrowserContext, demo: Demo): Promise<string> {
  const page = await context.newPage();
  await page.goto(demo.siteUrl + routes.signIn);
  await post(page, SESSION_PATH, { email: demo.email, password: demo.password });
  const { install_url } = await post(page, buildPath(githubStart.path, { uuid: "@me" }), {});
  const state = new URL(String(install_url)).searchParams.get("state") ?? "";
  const control = createSandboxControl(demo.github);
  const { installation_id, code } = await control.installAndCode({ account: "mona", by: "mona" });
  const query = { state, code, installation_id: String(installation_id), setup_action: "install" };
  await page.goto(`${demo.siteUrl}${GITHUB_LINK_PATH}?${new URLSearchParams(query)}`);
  await page.close();
  return String(installation_id);
}

function post(page: Page, path: string, body: unknown): Promise<Record<string, unknown>> {
  const call = { path, body, header: DOOR_HEADER, value: DOOR_HEADER_VALUE };
  return page.evaluate(async ({ path, body, header, value }) => {
    const headers = { "content-type": "application/json", [header]: value };
    const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    return response.json();
  }, call);
}

/** A fresh page with an empty cache, left alone until the network is quiet. */
async function measurePage(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") {
      sizes.push(response.body().then((body) => gzipSync(body).length));
    }
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await page.close();
  return bytes / 1024;
}

function measureNext(): number {
  const manifest: unknown = JSON.parse(readFileSync(join(distDir, "build-manifest.json"), "utf8"));
  const { rootMainFiles } = manifest as { rootMainFiles: string[] };
  const bytes = rootMainFiles.map((file) => gzipSync(readFileSync(join(distDir, file))).length);
  return bytes.reduce((sum, size) => sum + size, 0) / 1024;
}

function findChromium() {
  const executablePath = "/usr/bin/chromium";
  const args = ["--no-sandbox", "--disable-background-networking"];
  return existsSync(executablePath) ? { executablePath, args } : { args };
}
