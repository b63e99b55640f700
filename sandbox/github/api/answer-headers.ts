import { createHash, randomBytes } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../sandbox";

const LIMIT = 5_000;
const WINDOW_MS = 60 * 60_000;

/** Request id, rate limit and ETag, with 304 for what the caller already has (which costs no quota). */
export function answerHeaders(): MiddlewareHandler<SandboxEnv> {
  const windows = new Map<string, { used: number; resetMs: number }>();
  return async (c, next) => {
    await next();
    const window = openWindow(windows, c.get("caller"));
    const isCacheable = c.req.method === "GET" && c.res.status === 200;
    if (isCacheable && !c.res.headers.has("etag")) await addTag(c);
    const { headers } = c.res;
    const isUnchanged = isCacheable && hasTag(c.req.header("if-none-match"), headers.get("etag") ?? "");
    if (!isUnchanged) window.used += 1;
    if (isCacheable) {
      headers.set("Cache-Control", "private, max-age=60, s-maxage=60");
      headers.set(
        "Vary",
        "Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding, Accept, X-Requested-With",
      );
    }
    headers.set("X-GitHub-Request-Id", randomBytes(12).toString("hex").toUpperCase());
    headers.set("X-GitHub-Media-Type", "github.v3; format=json");
    headers.set("X-RateLimit-Limit", String(LIMIT));
    headers.set("X-RateLimit-Remaining", String(Math.max(0, LIMIT - window.used)));
    headers.set("X-RateLimit-Used", String(window.used));
    headers.set("X-RateLimit-Reset", String(Math.ceil(window.resetMs / 1000)));
    headers.set("X-RateLimit-Resource", "core");
    if (isUnchanged) replaceAnswer(c, null, 304);
  };
}

export function toTag(body: Uint8Array): string {
  return `W/"${createHash("sha256").update(body).digest("hex")}"`;
}

async function addTag(c: Context<SandboxEnv>): Promise<void> {
  const body = await c.res.arrayBuffer();
  c.res.headers.set("ETag", toTag(new Uint8Array(body)));
  replaceAnswer(c, body, 200);
}

/** Assigned over another, an answer would take on its headers. */
function replaceAnswer(c: Context<SandboxEnv>, body: ArrayBuffer | null, status: number): void {
  const { headers } = c.res;
  c.res = undefined;
  c.res = new Response(body, { status, headers });
}

function openWindow(windows: Map<string, { used: number; resetMs: number }>, caller: string) {
  const known = windows.get(caller);
  if (known !== undefined && known.resetMs > Date.now()) return known;
  const fresh = { used: 0, resetMs: Date.now() + WINDOW_MS };
  windows.set(caller, fresh);
  return fresh;
}

function hasTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const opaque = etag.replace(/^W\//, "");
  return header.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === opaque);
}
