import { countPendingMigrations } from "../db/migrate";
import type { OpenVerb } from "../http/verb";
import { ServiceError } from "../service-error";

/** Ready: the database answers and has every migration of this build; 503 otherwise. */
export const getReadiness: OpenVerb<"readyGet"> = async ({ ctx }) => {
  const pending = await countPendingMigrations(ctx.db).catch(() => null);
  if (pending === null) {
    throw new ServiceError("not_ready", { detail: "The database does not answer." });
  }
  if (pending > 0) {
    throw new ServiceError("not_ready", { detail: `${pending} migrations are pending.` });
  }
  return { body: { status: "ready" } };
};
