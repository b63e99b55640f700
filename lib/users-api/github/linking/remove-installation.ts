import { and, eq } from "drizzle-orm";
import { recordActivity } from "../../activity/record-activity";
import { githubInstallations } from "../../db/schema/github";
import type { Verb } from "../../http/verb";
import { getProfile } from "../../profiles/profiles";
import { ServiceError } from "../../service-error";
import { INSTALLATION_MISSING } from "../find-installation";
import { uninstallLast } from "./uninstall-last";

/**
 * Removes the row with its tokens and caches; the App stays installed on GitHub (contract.md 2.1, 11),
 * unless we are a PostHog that takes it away with the last link.
 */
export const removeInstallation: Verb<"githubRemove"> = async ({ ctx, target, params, request }) => {
  if (getProfile(ctx).github.uninstallsLast) {
    await uninstallLast(ctx, { userId: target.id, installationId: params.installation_id });
  }
  await ctx.db.transaction(async (tx) => {
    const mine = and(
      eq(githubInstallations.userId, target.id),
      eq(githubInstallations.installationId, params.installation_id),
    );
    const [removed] = await tx
      .delete(githubInstallations)
      .where(mine)
      .returning({ account: githubInstallations.accountName });
    if (!removed) {
      throw new ServiceError("not_found", { detail: INSTALLATION_MISSING });
    }
    await recordActivity(ctx, tx, {
      userId: target.id,
      type: "github_unlinked",
      client: request.client,
      detail: { account: removed.account },
    });
  });
  return { body: null };
};
