import "server-only";
import { z } from "zod";
import type { AppEnv } from "../env";
import { seal, unseal } from "./seal";

/** What lets us call the API for a person. A union, so that keys and OAuth can join it. */
export const credentialSchema = z.object({
  kind: z.literal("session"),
  sessionId: z.string().min(1),
  csrfToken: z.string().min(1),
});

const sessionSchema = z.object({
  /** Ties the idle cookie to this session, so that neither can be swapped. */
  id: z.string(),
  signedInAt: z.number(),
  /** The uuid; missing where the API did not say at sign-in. */
  person: z.string().optional(),
  credential: credentialSchema,
});

const idleSchema = z.object({ id: z.string(), seenAt: z.number() });

export type Credential = z.output<typeof credentialSchema>;
export type Session = z.output<typeof sessionSchema> & { seenAt: number };

export const SESSION_COOKIE = "__Host-account-session";
export const IDLE_COOKIE = "__Host-account-idle";

const OPENED_MAX = 1_000;

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
  const isTooOld = now - opened.signedInAt > env.sessionAgeSeconds * 1000;
  const isIdle = now - opened.seenAt > env.sessionIdleSeconds * 1000;
  return isTooOld || isIdle ? null : opened;
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
  return buildCookie({ name: SESSION_COOKIE, value, maxAgeSeconds: env.sessionAgeSeconds });
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
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=${sameSite}`;
}
