import { and, eq } from "drizzle-orm";
import type { ApiContext } from "../context";
import { hashToken } from "../crypto/tokens";
import { type UserRow, users } from "../db/schema/users";
import { isUuid } from "../http/is-uuid";
import type { OpenVerb } from "../http/verb";
import { ServiceError } from "../service-error";
import { emailVerificationMails, throttle } from "../throttle/throttles";
import { lockUser } from "../users/lock-user";
import { startVerification } from "./start-verification";

/** Sends link and code again, to the pending address if there is one (contract.md 2.18). */
export const requestVerification: OpenVerb<"emailRequestVerification"> = async ({ ctx, body }) => {
  if (!ctx.settings.isMailOn) {
    throw new ServiceError("email_not_available");
  }
  await throttle(ctx, emailVerificationMails, toMailsKey(body.uuid));
  const user = await findActiveUser(ctx, body.uuid);
  if (user) {
    await resend(ctx, user);
  }
  return { body: { success: true } };
};

/** One budget however the uuid is written: a reader of uuids overlooks hyphens and case. */
export function toMailsKey(uuid: string): string {
  return hashToken(uuid.replaceAll("-", "").toLowerCase());
}

async function resend(ctx: ApiContext, { id }: UserRow): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const user = await lockUser(tx, id);
    if (!user) {
      return;
    }
    if (user.isEmailVerified === true && user.pendingEmail === null) {
      throw new ServiceError("already_verified");
    }
    await startVerification(ctx, tx, { user, address: user.pendingEmail ?? user.email });
  });
}

export async function findActiveUser(ctx: ApiContext, uuid: string): Promise<UserRow | null> {
  if (!isUuid(uuid)) {
    return null;
  }
  const [user] = await ctx.db
    .select()
    .from(users)
    .where(and(eq(users.uuid, uuid), eq(users.isActive, true)));
  return user ?? null;
}
