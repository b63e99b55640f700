import { and, eq } from "drizzle-orm";
import { githubInstallRequests } from "../../db/schema/github";
import { isUuid } from "../../http/is-uuid";
import type { Verb } from "../../http/verb";
import { ServiceError } from "../../service-error";

export const removeRequest: Verb<"githubRemoveRequest"> = async ({ ctx, target, params }) => {
  if (!isUuid(params.id)) {
    throw new ServiceError("not_found");
  }
  const removed = await ctx.db
    .delete(githubInstallRequests)
    .where(and(eq(githubInstallRequests.id, params.id), eq(githubInstallRequests.userId, target.id)))
    .returning({ id: githubInstallRequests.id });
  if (removed.length === 0) {
    throw new ServiceError("not_found");
  }
  return { body: null };
};
