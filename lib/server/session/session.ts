import "server-only";
import { z } from "zod";
import { KEY_SESSION_AGE_SECONDS } from "@/lib/contract/limits";
import type { AppEnv } from "../env";
import { UpstreamError } from "../upstream/upstream-error";
import { type Credential, credentialSchema } from "./credential";
import { seal, unseal } from "./seal";

const sessionSchema = z.object({
  /** Ties the idle cookie to this session, so that neither can be swapped. */
  id: z.string(),
  signedInAt: z.number(),
  /** The uuid; missing where the API did not say at sign-in. */
  person: z.string().optional(),
  credential: credentialSchema,
});

const idleSchema = z.object({ id: z.string(), seenAt: z.number() });

export type Session = z.output<typeof sessionSchema> & { seenAt: number };

export const SESSION_COOKIE = "__Host-account-session";
export const IDLE_COOKIE = "__Host-account-idle";

const OPENED_MAX = 1_000;
const COOKIE_BYTES_MAX = 4_096;

type CookieValues = { session: string | undefined; idle: string | undefined };

/** The live session of two sealed cookies, or null; both ages come from sealed times (S6). */
export async function readSession(env: AppEnv, cookies: CookieValues, now: number): Promise<Session | null> {
  if (!cookies.session || !cookies.idle) {
    return null;
  }
  const opened = await open(env, cookies.session, cookies.idle);
  if (!opened) {
    return null;
  }
  const isTooOld = now - opened.signedInAt > findAgeSeconds(env, opened.credential) * 1000;
  const isIdle = now - opened.seenAt > env.sessionIdleSeconds * 1000;
  return isTooOld || isIdle ? null : opened;
}

function findAgeSeconds({ sessionAgeSeconds }: AppEnv, { kind }: Credential): number {
  return kind === "api_key" ? Math.min(sessionAgeSeconds, KEY_SESSION_AGE_SECONDS) : sessionAgeSeconds;
}

// Opening costs as much as the rest of the door; a page makes many calls with the same cookies.
const openedLately = new Map<string, Session>();

async function open(env: AppEnv, sealedSession: string, sealedIdle: string): Promise<Session | null> {
  const key = `${sealedSession};${sealedIdle}`;
  const known = openedLately.get(key);
  if (known) {
    return known;
  }
  const [session, idle] = await Promise.all([
    unseal(env.sessionSecrets, sealedSession).then((value) => sessionSchema.safeParse(value)),
    unseal(env.sessionSecrets, sealedIdle).then((value) => idleSchema.safeParse(value)),
  ]);
  if (!session.success || !idle.success || session.data.id !== idle.data.id) {
    return null;
  }
  const opened = { ...session.data, seenAt: idle.data.seenAt };
  remember(key, opened);
  return opened;
}

function remember(key: string, session: Session): void {
  const [oldest] = openedLately.keys();
  if (oldest !== undefined && openedLately.size >= OPENED_MAX) {
    openedLately.delete(oldest);
  }
  openedLately.set(key, session);
}

export async function sealSession(env: AppEnv, session: Omit<Session, "seenAt">): Promise<string> {
  const { id, signedInAt, person, credential } = session;
  const value = await seal(env.sessionSecrets, { id, signedInAt, person, credential });
  return buildCookie({ name: SESSION_COOKIE, value, maxAgeSeconds: findAgeSeconds(env, credential) });
}

export async function sealIdle(env: AppEnv, id: string, now: number): Promise<string> {
  const value = await seal(env.sessionSecrets, { id, seenAt: now });
  return buildCookie({ name: IDLE_COOKIE, value, maxAgeSeconds: env.sessionIdleSeconds });
}

export function clearCookies(): string[] {
  return [SESSION_COOKIE, IDLE_COOKIE].map((name) => buildCookie({ name, value: "", maxAgeSeconds: 0 }));
}

type CookieInit = { name: string; value: string; maxAgeSeconds: number; sameSite?: "Lax" | "Strict" };

// Lax, not Strict: GitHub's return is a link from another site and must find the session (S2).
export function buildCookie({ name, value, maxAgeSeconds, sameSite = "Lax" }: CookieInit): string {
  const cookie = `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=${sameSite}`;
  if (cookie.length >= COOKIE_BYTES_MAX) {
    // A browser would drop it without a word (S3).
    throw new UpstreamError("upstream_invalid");
  }
  return cookie;
}
