import { eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import { emailVerifications } from "../db/schema/mail";
import { users } from "../db/schema/users";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";
import { lockUser } from "../users/lock-user";
import { toUser } from "../users/to-user";

/** The outstanding link and code stop working with it (contract.md 2.17). */
export const cancelEmailChange: Verb<"emailCancelChange"> = async ({ ctx, caller, request }) => {
  const userId = caller.user.id;
  const user = await ctx.db.transaction(async (tx) => {
    const before = await lockUser(tx, userId);
    if (!before || before.pendingEmail === null) {
      throw new ServiceError("email_change_request_not_found");
    }
    await tx.update(users).set({ pendingEmail: null }).where(eq(users.id, userId));
    await tx.delete(emailVerifications).where(eq(emailVerifications.userId, userId));
    await recordActivity(ctx, tx, { userId, type: "email_change_cancelled", client: request.client });
    return { ...before, pendingEmail: null };
  });
  return { body: await toUser({ ctx, user, caller }) };
};
