import { and, eq } from "drizzle-orm";
import type { ActivityType } from "@/lib/contract/activity-types";
import { recordActivity } from "../activity/record-activity";
import type { ApiContext } from "../context";
import { type PersonalApiKeyRow, personalApiKeys } from "../db/schema/credentials";
import type { UserRow } from "../db/schema/users";
import type { ClientInfo } from "../http/client-info";
import { isUuid } from "../http/is-uuid";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";
import { createKeyValue, parseExpiry, toApiKey } from "./api-key";

export const updateApiKey: Verb<"apiKeyUpdate"> = async ({ ctx, target, params, body, request }) => {
  const values = {
    ...(body.label !== undefined && { label: body.label }),
    ...(body.scopes !== undefined && { scopes: [...new Set(body.scopes)] }),
    ...(body.expires_at !== undefined && { expiresAt: parseExpiry(ctx, body.expires_at) }),
  };
  const change = { target, id: params.id, values, type: "api_key_changed", client: request.client } as const;
  return { body: toApiKey(await changeKey(ctx, change)) };
};

/** The old value is refused from then on; label, scopes and expiry stay, so an expired key gets none. */
export const rollApiKey: Verb<"apiKeyRoll"> = async ({ ctx, target, params, request }) => {
  const { value, stored } = createKeyValue(ctx);
  const values = { ...stored, createdAt: ctx.clock.now(), lastUsedAt: null };
  const change = {
    target,
    id: params.id,
    values,
    type: "api_key_rolled",
    client: request.client,
    refuse: (row: PersonalApiKeyRow) => refuseExpired(ctx, row),
  } as const;
  return { body: { ...toApiKey(await changeKey(ctx, change)), value } };
};

type Change = {
  target: UserRow;
  id: string;
  values: Partial<PersonalApiKeyRow>;
  type: ActivityType;
  client: ClientInfo;
  /** Throws where the key as it is must stay so. */
  refuse?: (row: PersonalApiKeyRow) => void;
};

async function changeKey(ctx: ApiContext, change: Change): Promise<PersonalApiKeyRow> {
  const { target, id, values, type, client, refuse } = change;
  if (!isUuid(id)) {
    throw new ServiceError("not_found");
  }
  const isOwn = and(eq(personalApiKeys.id, id), eq(personalApiKeys.userId, target.id));
  if (Object.keys(values).length === 0) {
    return requireRow(await ctx.db.select().from(personalApiKeys).where(isOwn));
  }
  return ctx.db.transaction(async (tx) => {
    refuse?.(requireRow(await tx.select().from(personalApiKeys).where(isOwn).for("update")));
    const row = requireRow(await tx.update(personalApiKeys).set(values).where(isOwn).returning());
    await recordActivity(ctx, tx, { userId: target.id, type, client, detail: { name: row.label } });
    return row;
  });
}

function refuseExpired(ctx: ApiContext, { expiresAt }: PersonalApiKeyRow): void {
  if (expiresAt && expiresAt <= ctx.clock.now()) {
    throw new ServiceError("invalid_input", { detail: "It has expired. Make a new key instead." });
  }
}

function requireRow([row]: PersonalApiKeyRow[]): PersonalApiKeyRow {
  if (!row) {
    throw new ServiceError("not_found");
  }
  return row;
}
