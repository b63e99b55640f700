import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { findAccount } from "../accounts";
import type { Sandbox, SandboxEnv } from "../sandbox";

export type PageContext = Context<SandboxEnv>;

export const SESSION_COOKIE = "sandbox_session";

export function findSignedIn(sandbox: Sandbox, c: PageContext): string | null {
  const login = sandbox.store.state.sessions[getCookie(c, SESSION_COOKIE) ?? ""];
  if (login === undefined || findAccount(sandbox.store, login) === null) return null;
  c.set("caller", `user:${login}`);
  return login;
}

export function startSession(sandbox: Sandbox, login: string): string {
  const id = randomBytes(24).toString("base64url");
  sandbox.store.state.sessions[id] = login;
  sandbox.store.touch();
  return id;
}

export function endSession(sandbox: Sandbox, c: PageContext): void {
  delete sandbox.store.state.sessions[getCookie(c, SESSION_COOKIE) ?? ""];
  sandbox.store.touch();
}

export function toSignIn(c: PageContext): Response {
  const url = new URL(c.req.url);
  const returnTo = new URLSearchParams({ return_to: url.pathname + url.search });
  return c.redirect(`/login?${returnTo}`);
}

/** Only a path of this site: anything else would make the sign-in page an open redirect. */
export function asLocalPath(value: string | undefined): string {
  return value !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(value) ? value : "/";
}
