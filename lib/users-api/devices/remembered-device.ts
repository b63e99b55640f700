import { randomUUID } from "node:crypto";
import { and, eq, gt, isNotNull, isNull, or } from "drizzle-orm";
import { parse } from "hono/utils/cookie";
import { REMEMBERED_DEVICE_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../context";
import { hashToken, randomAlphanumeric } from "../crypto/tokens";
import type { Transaction } from "../db/database";
import { rememberedDevices } from "../db/schema/credentials";
import type { ClientInfo } from "../http/client-info";
import { buildCookie } from "../http/cookies";
import { isUuid } from "../http/is-uuid";

const COOKIE_PREFIX = "remember-cookie_";
const TOKEN_LENGTH = 43;
/** A browser that several people use holds a few; a header full of them is not worth a query. */
const COOKIES_MAX = 10;

/** `deviceId`: the authenticator that was shown, or null where a mailed code was. */
type Remembering = { userId: number; deviceId: string | null; client: ClientInfo };

/** Lets this browser sign in without another code for 30 days; returns its cookie. */
export async function rememberDevice(
  ctx: ApiContext,
  tx: Transaction,
  { userId, deviceId, client }: Remembering,
): Promise<string> {
  const now = ctx.clock.now();
  const id = randomUUID();
  const token = randomAlphanumeric(ctx.random, TOKEN_LENGTH);
  await tx.insert(rememberedDevices).values({
    id,
    userId,
    totpDeviceId: deviceId,
    tokenHash: hashToken(token),
    userAgent: client.userAgent,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: new Date(now.getTime() + REMEMBERED_DEVICE_SECONDS * 1000),
  });
  const maxAgeSeconds = REMEMBERED_DEVICE_SECONDS;
  return buildCookie(ctx, {
    name: COOKIE_PREFIX + id,
    value: token,
    maxAgeSeconds,
    isHttpOnly: true,
    sameSite: "Strict",
  });
}

type Asked = { userId: number; headers: Headers; by: "authenticator" | "mailed_code" };

/** Whether one of the request's cookies belongs to a device of that person, remembered that way. */
export async function takeRememberedDevice(
  ctx: ApiContext,
  tx: Transaction,
  { userId, headers, by }: Asked,
): Promise<boolean> {
  const cookies = readCookies(headers);
  if (cookies.length === 0) {
    return false;
  }
  const now = ctx.clock.now();
  const { totpDeviceId, expiresAt } = rememberedDevices;
  const isThatWay = by === "authenticator" ? isNotNull(totpDeviceId) : isNull(totpDeviceId);
  const isOneOfThem = cookies.map(({ id, token }) =>
    and(eq(rememberedDevices.id, id), eq(rememberedDevices.tokenHash, hashToken(token))),
  );
  const used = await tx
    .update(rememberedDevices)
    .set({ lastUsedAt: now })
    .where(and(eq(rememberedDevices.userId, userId), isThatWay, gt(expiresAt, now), or(...isOneOfThem)))
    .returning({ id: rememberedDevices.id });
  return used.length > 0;
}

function readCookies(headers: Headers): { id: string; token: string }[] {
  return Object.entries(parse(headers.get("cookie") ?? ""))
    .filter(([name]) => name.startsWith(COOKIE_PREFIX))
    .map(([name, token]) => ({ id: name.slice(COOKIE_PREFIX.length), token }))
    .filter(({ id }) => isUuid(id))
    .slice(0, COOKIES_MAX);
}
