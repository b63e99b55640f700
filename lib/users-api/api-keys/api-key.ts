import type { ApiKey } from "@/lib/contract/schemas/api-keys";
import type { ApiContext } from "../context";
import { hashToken, randomAlphanumeric } from "../crypto/tokens";
import type { PersonalApiKeyRow } from "../db/schema/credentials";
import { ServiceError } from "../service-error";

const VALUE_LENGTH = 43;

export type NewValue = { value: string; stored: { valueHash: string; mask: string } };

/** A key's value, which only its owner keeps, and what is stored of it: a hash, and four letters. */
export function createKeyValue(ctx: ApiContext): NewValue {
  const value = `phx_${randomAlphanumeric(ctx.random, VALUE_LENGTH)}`;
  return { value, stored: { valueHash: hashToken(value), mask: `phx_…${value.slice(-4)}` } };
}

/** A moment to come, or null for a key that stays. */
export function parseExpiry(ctx: ApiContext, expiresAt: string | null): Date | null {
  if (expiresAt === null) {
    return null;
  }
  const date = new Date(expiresAt);
  if (!(date > ctx.clock.now())) {
    throw new ServiceError("invalid_input", {
      detail: "The expiry must be in the future.",
      attr: "expires_at",
    });
  }
  return date;
}

export function toApiKey(row: PersonalApiKeyRow): ApiKey {
  return {
    id: row.id,
    label: row.label,
    mask: row.mask,
    scopes: row.scopes,
    created_at: row.createdAt.toISOString(),
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    expires_at: row.expiresAt?.toISOString() ?? null,
  };
}
