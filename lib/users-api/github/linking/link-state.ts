import { and, eq, gt, isNull, lte } from "drizzle-orm";
import { LINK_STATE_LENGTH } from "@/lib/contract/limits";
import type { ApiContext } from "../../context";
import { hashToken, randomAlphanumeric } from "../../crypto/tokens";
import { type GithubLinkStateRow, githubLinkStates } from "../../db/schema/github";
import { getProfile } from "../../profiles/profiles";

/** The published flows, and `oauth_approved`: an owner granted what the person had asked for. */
export type LinkFlow = "install" | "oauth_authorize" | "oauth_discover" | "oauth_approved";

type NewState = {
  userId: number;
  flow: LinkFlow;
  connectFrom: string | null;
  teamId?: number | null;
  installationId?: string;
};

/** Mints a state bound to the user it links; older ones stay valid until they expire. */
export async function createLinkState(ctx: ApiContext, state: NewState): Promise<string> {
  const now = ctx.clock.now();
  const token = randomAlphanumeric(ctx.random, LINK_STATE_LENGTH);
  await ctx.db
    .delete(githubLinkStates)
    .where(and(eq(githubLinkStates.userId, state.userId), lte(githubLinkStates.expiresAt, now)));
  await ctx.db.insert(githubLinkStates).values({
    ...state,
    tokenHash: hashToken(token),
    expiresAt: new Date(now.getTime() + getProfile(ctx).github.stateSeconds * 1000),
  });
  return `token=${token}&source=user_integration`;
}

/** Uses a state up. Single use: one conditional update has one winner; null for every other case. */
export async function consumeLinkState(
  ctx: ApiContext,
  userId: number,
  state: string,
): Promise<GithubLinkStateRow | null> {
  const now = ctx.clock.now();
  const [row] = await ctx.db
    .update(githubLinkStates)
    .set({ consumedAt: now })
    .where(
      and(
        eq(githubLinkStates.tokenHash, hashToken(readToken(state))),
        eq(githubLinkStates.userId, userId),
        isNull(githubLinkStates.consumedAt),
        gt(githubLinkStates.expiresAt, now),
      ),
    )
    .returning();
  return row ?? null;
}

/** Looks without using up: only for an error's way back to the client that started it. */
export async function peekConnectFrom(
  ctx: ApiContext,
  userId: number,
  state: string,
): Promise<string | null> {
  const isThis = and(
    eq(githubLinkStates.tokenHash, hashToken(readToken(state))),
    eq(githubLinkStates.userId, userId),
  );
  const [row] = await ctx.db.select().from(githubLinkStates).where(isThis);
  return row?.connectFrom ?? null;
}

/** GitHub hands back the pair string or the bare token (contract.md 7). */
function readToken(state: string): string {
  return state.includes("=") ? (new URLSearchParams(state).get("token") ?? "") : state;
}
