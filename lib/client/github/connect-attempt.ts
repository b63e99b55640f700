import type { Integration } from "@/lib/contract/schemas/github";
import { needsAttention } from "./health";

export const ATTEMPT_TTL_MS = 10 * 60_000;

/** What is remembered of a connect in progress; it carries nothing that GitHub or the API would accept. */
export type ConnectAttempt = {
  startedAtMs: number;
  flow: string | null;
  knownIds: string[];
  brokenIds: string[];
};

type Listed = Pick<Integration, "installation_id" | "installation_status" | "account">;

export function createAttempt(
  installations: readonly Listed[],
  flow: string | null,
  nowMs: number,
): ConnectAttempt {
  return {
    startedAtMs: nowMs,
    flow,
    knownIds: installations.map((row) => row.installation_id),
    brokenIds: installations.filter(needsAttention).map((row) => row.installation_id),
  };
}

/** Installations that came, or came back to health, since the attempt began. */
export function findConnected<T extends Listed>(attempt: ConnectAttempt, installations: readonly T[]): T[] {
  return installations.filter((row) => {
    const isNew = !attempt.knownIds.includes(row.installation_id);
    return isNew || (attempt.brokenIds.includes(row.installation_id) && !needsAttention(row));
  });
}

export function isExpired(attempt: ConnectAttempt, nowMs: number): boolean {
  return nowMs - attempt.startedAtMs >= ATTEMPT_TTL_MS || nowMs < attempt.startedAtMs;
}

/** Null for anything that is not what we wrote. */
export function parseAttempt(text: string | null): ConnectAttempt | null {
  const value = text ? parseJson(text) : null;
  if (typeof value !== "object" || value === null) return null;
  const { startedAtMs, flow, knownIds, brokenIds } = value as Record<string, unknown>;
  if (typeof startedAtMs !== "number" || !isIdList(knownIds) || !isIdList(brokenIds)) return null;
  return { startedAtMs, flow: typeof flow === "string" ? flow : null, knownIds, brokenIds };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isIdList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
