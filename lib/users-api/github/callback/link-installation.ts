import { and, eq, ne } from "drizzle-orm";
import { recordActivity } from "../../activity/record-activity";
import type { ApiContext } from "../../context";
import { githubInstallations } from "../../db/schema/github";
import type { GithubUser, Installation, InstallationToken, UserTokens } from "../client/types";
import { startSync } from "../repositories/ensure-synced";
import { forgetRequest } from "../requests/remember-request";
import { lockLinks } from "../tokens/lock-links";
import { sealInstallationToken, sealUserTokens } from "../tokens/token-store";
import type { CallbackCode } from "./landing";
import type { CallbackInput } from "./run-callback";

type Link = CallbackInput & { tokens: UserTokens; githubUser: GithubUser; installationId: string };

/** Step 10 and 11: writes the row, replacing its tokens, and starts the first sync. */
export async function linkInstallation(link: Link): Promise<CallbackCode | null> {
  const { ctx, github, installationId } = link;
  const info = await github.getInstallation(installationId).catch(logFailure(ctx));
  if (!info) {
    return "installation_fetch_failed";
  }
  const token = await github.createInstallationToken(installationId).catch(logFailure(ctx));
  // A suspended installation gives no token; it is linked all the same, and says so.
  if (!token && info.suspendedAt === null) {
    return "installation_token_failed";
  }
  const rowId = await store(link, info, token);
  if (token) {
    void startSync(ctx, rowId);
  }
  return null;
}

function store(link: Link, info: Installation, token: InstallationToken | null): Promise<string> {
  const { ctx, user, client, githubUser, tokens } = link;
  const userTokens = sealUserTokens(ctx, user.id, tokens);
  const values = {
    accountType: info.account?.type ?? null,
    accountName: info.account?.name ?? null,
    repositorySelection: info.repositorySelection,
    permissions: info.permissions,
    githubUserId: githubUser.id,
    githubLogin: githubUser.login,
    ...userTokens,
    ...(token && sealInstallationToken(ctx, user.id, token)),
    status: info.suspendedAt ? "suspended" : "healthy",
    statusUntil: null,
    tokenLeaseUntil: null,
  };
  return ctx.db.transaction(async (tx) => {
    await lockLinks(tx);
    const [row] = await tx
      .insert(githubInstallations)
      .values({ userId: user.id, installationId: info.id, createdAt: ctx.clock.now(), ...values })
      .onConflictDoUpdate({
        target: [githubInstallations.userId, githubInstallations.installationId],
        set: values,
      })
      .returning({ id: githubInstallations.id });
    // The person's word at GitHub is one for all they linked: this also brings back what had expired.
    const isSamePerson = and(
      eq(githubInstallations.userId, user.id),
      eq(githubInstallations.githubUserId, githubUser.id),
    );
    await tx
      .update(githubInstallations)
      .set({ ...userTokens, tokenLeaseUntil: null })
      .where(isSamePerson);
    // Lists of this installation are no longer trusted, whoever holds them (contract.md 6.1), and
    // neither is what a sync under way brings home: without its mark it starts again.
    const isTouched = eq(githubInstallations.installationId, info.id);
    await tx
      .update(githubInstallations)
      .set({ reposSyncedAt: null, pageEtags: {}, syncedSoFar: null })
      .where(isTouched);
    if (info.account) {
      // GitHub has one installation per account: a dead one of the same is what this replaces.
      const isReplaced = and(
        eq(githubInstallations.userId, user.id),
        eq(githubInstallations.accountName, info.account.name),
        eq(githubInstallations.status, "uninstalled"),
        ne(githubInstallations.installationId, info.id),
      );
      await tx.delete(githubInstallations).where(isReplaced);
    }
    await forgetRequest(tx, user.id, info);
    const detail = { account: info.account?.name ?? info.id };
    await recordActivity(ctx, tx, { userId: user.id, type: "github_linked", client, detail });
    return row?.id ?? "";
  });
}

function logFailure(ctx: ApiContext) {
  return (error: unknown): null => {
    ctx.log.warn({ event: "github_link_failed", err: error }, "github link failed");
    return null;
  };
}
