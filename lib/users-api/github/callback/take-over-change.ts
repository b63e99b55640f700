import { and, eq } from "drizzle-orm";
import { githubInstallations } from "../../db/schema/github";
import { startSync } from "../repositories/ensure-synced";
import type { CallbackInput } from "./run-callback";

/**
 * The settings of an installation were changed on GitHub, which comes back without a state where
 * the person went there by themselves. It links nothing: only the person's own row is read anew
 * (contract.md 7, `personal_update`). Answers its id; null where they have no such row.
 */
export async function takeOverChange({ ctx, user, query }: CallbackInput): Promise<string | null> {
  const isMine = and(
    eq(githubInstallations.userId, user.id),
    eq(githubInstallations.installationId, query.installationId ?? ""),
  );
  const [row] = await ctx.db
    .update(githubInstallations)
    .set({ reposSyncedAt: null, pageEtags: {}, syncedSoFar: null })
    .where(isMine)
    .returning({ id: githubInstallations.id, installationId: githubInstallations.installationId });
  if (row) {
    void startSync(ctx, row.id);
  }
  return row?.installationId ?? null;
}
