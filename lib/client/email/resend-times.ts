/** When mails were asked for from this browser, and until when the server wants no more of it. */
export type ResendTimes = { sentAtMs: readonly number[]; refusedUntilMs: number | null };

export type ResendState =
  | { kind: "open"; fromMs: number | null }
  | { kind: "ended" }
  | { kind: "refused"; untilMs: number };

/** Between the first mail and the second, and so on (security.md E4). */
const WAITS_MS = [30_000, 60_000];
const FORGOTTEN_AFTER_MS = 3_600_000;

export const NO_TIMES: ResendTimes = { sentAtMs: [], refusedUntilMs: null };

/** Whether, and from when on, another mail may be asked for. */
export function toResendState({ sentAtMs, refusedUntilMs }: ResendTimes): ResendState {
  if (refusedUntilMs !== null) return { kind: "refused", untilMs: refusedUntilMs };
  const last = sentAtMs.at(-1);
  if (last === undefined) return { kind: "open", fromMs: null };
  const wait = WAITS_MS[sentAtMs.length - 1];
  return wait === undefined ? { kind: "ended" } : { kind: "open", fromMs: last + wait };
}

export function addSent(times: ResendTimes, nowMs: number): ResendTimes {
  return { sentAtMs: [...times.sentAtMs, nowMs], refusedUntilMs: null };
}

/** What storage holds may be of an hour ago, or nonsense. */
export function parseTimes(text: string, nowMs: number): ResendTimes {
  const [refused, ...sent] = text.split(",").map(Number);
  if (refused === undefined || ![refused, ...sent].every(Number.isSafeInteger)) return NO_TIMES;
  const lastMs = Math.max(refused, ...sent);
  if (nowMs - lastMs > FORGOTTEN_AFTER_MS) return NO_TIMES;
  return { sentAtMs: sent, refusedUntilMs: refused === 0 ? null : refused };
}

/** Numbers alone: no address and no code reaches storage (S10). */
export function formatTimes({ sentAtMs, refusedUntilMs }: ResendTimes): string {
  return [refusedUntilMs ?? 0, ...sentAtMs].join(",");
}
