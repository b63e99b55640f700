import { randomBytes, randomUUID } from "node:crypto";
import { DOOR_HEADER, DOOR_HEADER_VALUE } from "@/lib/contract/door";
import { registry } from "@/lib/contract/registry";
import { getEnv } from "../env";
import type { Credential } from "../session/credential";
import { type IDLE_COOKIE, type SESSION_COOKIE, sealIdle, sealSession } from "../session/session";
import { type Reply, type ScriptedUpstream, startScriptedUpstream } from "./scripted-upstream";

export const SITE_URL = "http://localhost:4999";

/**
 * Starts an upstream and points this file's app environment at it; call before any handler. A reply in
 * the place of a server's name is what it says of itself.
 */
export async function startDoorUpstream(
  server: "users-api" | "posthog" | Reply = "users-api",
): Promise<ScriptedUpstream> {
  const named = server === "users-api" ? health : null;
  const upstream = await startScriptedUpstream(typeof server === "function" ? server : named);
  Object.assign(process.env, {
    SITE_URL,
    USERS_API_URL: upstream.url,
    SESSION_SECRET: randomBytes(32).toString("base64"),
    GITHUB_URL: "http://127.0.0.1:9",
    LOG_LEVEL: "silent",
  });
  return upstream;
}

/** As our own API says of itself that it has everything. */
const health = {
  status: "ok",
  server: "users-api",
  version: "0.0.0",
  features: registry.filter(({ endpoint }) => endpoint.origin === "added").map(({ endpoint }) => endpoint.id),
};

const sessionCredential = {
  kind: "session",
  sessionId: "upstream-session",
  csrfToken: "upstream-csrf",
} as const;

type Options = { signedInAt?: number; seenAt?: number; person?: string; credential?: Credential };

/** The cookie header of a signed-in browser. */
export async function createCookie(options: Options = {}): Promise<string> {
  const id = randomUUID();
  const now = Date.now();
  const { credential = sessionCredential } = options;
  const session = await sealSession(getEnv(), {
    id,
    signedInAt: options.signedInAt ?? now,
    person: options.person,
    credential,
  });
  const idle = await sealIdle(getEnv(), id, options.seenAt ?? now);
  return [session, idle].map((cookie) => cookie.split(";")[0]).join("; ");
}

/** What a browser sends after an answer; a cookie that was cleared is gone. */
export function toCookieHeader(response: Response): string {
  const pairs = response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  return pairs.filter((pair) => !pair.endsWith("=")).join("; ");
}

/** The value of one of our cookies within such a header. */
export function readCookieValue(cookie: string, name: typeof SESSION_COOKIE | typeof IDLE_COOKIE): string {
  return (
    cookie
      .split("; ")
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1) ?? ""
  );
}

type Call = {
  method?: string;
  cookie?: string;
  body?: unknown;
  raw?: string;
  headers?: Record<string, string>;
};

/** A call as our own pages make it; `headers` override what a page would send, "" removes. */
export function buildRequest(path: string, call: Call = {}): Request {
  const method = call.method ?? "GET";
  const body = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const headers = new Headers({
    [DOOR_HEADER]: DOOR_HEADER_VALUE,
    "sec-fetch-site": "same-origin",
    ...(method !== "GET" && { origin: SITE_URL }),
    ...(body !== undefined && { "content-type": "application/json" }),
    ...(call.cookie !== undefined && { cookie: call.cookie }),
  });
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    if (value === "") {
      headers.delete(name);
    } else {
      headers.set(name, value);
    }
  }
  return new Request(SITE_URL + path, { method, headers, body });
}
