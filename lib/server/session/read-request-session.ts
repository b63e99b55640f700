import "server-only";
import { getEnv } from "../env";
import { IDLE_COOKIE, readSession, SESSION_COOKIE, type Session } from "./session";

/** The session of a request; every handler asks for itself, whatever ran before it (P14). */
export function readRequestSession(request: Request): Promise<Session | null> {
  const cookies = parseCookies(request.headers.get("cookie") ?? "");
  const values = { session: cookies.get(SESSION_COOKIE), idle: cookies.get(IDLE_COOKIE) };
  return readSession(getEnv(), values, Date.now());
}

export function parseCookies(header: string): Map<string, string> {
  const pairs = header.split(";").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return new Map(pairs);
}
