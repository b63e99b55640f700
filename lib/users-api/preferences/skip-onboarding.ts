import { and, eq } from "drizzle-orm";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import { organizationInvites, type UserRow, users } from "../db/schema/users";
import type { Verb } from "../http/verb";
import { onboardingSkips, throttle } from "../throttle/throttles";
import { lockUser } from "../users/lock-user";
import { toUser } from "../users/to-user";

/**
 * Leaves the first steps (contract.md 2.6): under a row lock a delegation that nobody accepted is
 * cancelled with its invite, the time of the first such skip is kept, reason and organisation follow
 * each call.
 */
export const skipOnboarding: Verb<"onboardingSkip"> = async ({ ctx, caller, target, body }) => {
  await throttle(ctx, onboardingSkips, String(caller.user.id));
  const { reason, step_at_skip: step = "" } = body;
  const { user, isFirst } = await ctx.db.transaction((tx) => storeSkip(ctx, tx, target, reason));
  // Only once it is stored, and once however often it is sent.
  if (isFirst) {
    ctx.log.info({ event: "onboarding_skipped", userId: target.id, reason, step }, "onboarding");
  }
  return { body: await toUser({ ctx, user, caller }) };
};

async function storeSkip(ctx: ApiContext, tx: Transaction, target: UserRow, reason: string) {
  const before = (await lockUser(tx, target.id)) ?? target;
  await cancelDelegation(tx, before);
  const isFirst = isFirstSkip(before);
  const [user = before] = await tx
    .update(users)
    .set({
      onboardingDelegatedToInvite: null,
      onboardingDelegatedToOrganizationId: null,
      onboardingDelegationAcceptedAt: null,
      ...(isFirst && { onboardingSkippedAt: ctx.clock.now() }),
      onboardingSkippedReason: reason,
      onboardingSkippedOrganizationId: before.currentOrganizationId,
    })
    .where(eq(users.id, target.id))
    .returning();
  return { user, isFirst };
}

/** Nobody may still accept what is taken back; an invite that was accepted is somebody's history. */
async function cancelDelegation(tx: Transaction, user: UserRow): Promise<void> {
  const { onboardingDelegatedToInvite: inviteId, onboardingDelegationAcceptedAt: acceptedAt } = user;
  if (inviteId !== null && acceptedAt === null) {
    await tx
      .delete(organizationInvites)
      .where(and(eq(organizationInvites.id, inviteId), eq(organizationInvites.createdById, user.id)));
  }
}

/** A delegation counts as no skip of one's own. */
function isFirstSkip({ onboardingSkippedAt, onboardingSkippedReason }: UserRow): boolean {
  const isOwn = onboardingSkippedReason === "later" || onboardingSkippedReason === "other";
  return onboardingSkippedAt === null || !isOwn;
}
