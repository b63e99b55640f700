import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { ApiContext } from "../context";
import { hashToken } from "../crypto/tokens";
import { type PersonalApiKeyRow, personalApiKeys } from "../db/schema/credentials";
import { type UserRow, users } from "../db/schema/users";

const USED_EVERY_MS = 60_000;

export type KeyCandidate = { value: string; source: "Authorization header" | "body" | "query string" };

/** Only the first candidate found is tried: header, then body, then query (contract.md 1.2). */
export function findKeyCandidate(request: {
  headers: Headers;
  body: Record<string, unknown>;
  query: URLSearchParams;
}): KeyCandidate | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer) {
    return { value: bearer, source: "Authorization header" };
  }
  const inBody = request.body.personal_api_key;
  if (typeof inBody === "string" && inBody !== "") {
    return { value: inBody, source: "body" };
  }
  const inQuery = request.query.get("personal_api_key");
  return inQuery ? { value: inQuery, source: "query string" } : null;
}

/** The live key of that value with its user; compared by hash, so a database read reveals none. */
export async function findKey(
  ctx: ApiContext,
  value: string,
): Promise<{ user: UserRow; key: PersonalApiKeyRow } | null> {
  const now = ctx.clock.now();
  const isLive = or(isNull(personalApiKeys.expiresAt), gt(personalApiKeys.expiresAt, now));
  const [row] = await ctx.db
    .select({ user: users, key: personalApiKeys })
    .from(personalApiKeys)
    .innerJoin(users, eq(users.id, personalApiKeys.userId))
    .where(and(eq(personalApiKeys.valueHash, hashToken(value)), isLive, eq(users.isActive, true)))
    .limit(1);
  if (row && now.getTime() - (row.key.lastUsedAt?.getTime() ?? 0) > USED_EVERY_MS) {
    await ctx.db.update(personalApiKeys).set({ lastUsedAt: now }).where(eq(personalApiKeys.id, row.key.id));
  }
  return row ?? null;
}
