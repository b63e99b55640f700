import { and, asc, eq } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { githubInstallations, teamGithubInstallations } from "../../db/schema/github";
import { organizationMemberships, teams, type UserRow } from "../../db/schema/users";
import type { Verb } from "../../http/verb";
import { getProfile } from "../../profiles/profiles";
import { ServiceError } from "../../service-error";
import type { GithubClient } from "../client/github-client";
import { findApprovedRequest } from "../requests/find-approved";
import { requireGithub } from "../require-github";
import { withUserToken } from "../tokens/with-user-token";
import { createLinkState } from "./link-state";
import { buildRedirectUri } from "./redirect-uri";

/** The column's range; Postgres would throw beyond it. */
const TEAM_ID_MAX = 2_147_483_647;

/** Where a person goes to link GitHub; the order of the decision is contract.md 2.5 with 11. */
export const startLink: Verb<"githubStart"> = async ({ ctx, target, body }) => {
  const github = requireGithub(ctx);
  const connectFrom = body.connect_from ?? null;
  const teamId = await findTeamId(ctx, target, body.team_id ?? null);
  const shared = teamId === null ? [] : await listTeamInstallations(ctx, teamId);
  const linked = await listLinked(ctx, target);
  const open = shared.find((id) => !linked.has(id));
  const start = { userId: target.id, teamId, connectFrom };
  const { isOurs, github: rules } = getProfile(ctx);
  const { clients, fastPath } = rules;
  const isFast = fastPath === "anyone" || fastPath.includes(connectFrom ?? "");

  if (open !== undefined && isFast) {
    const state = await createLinkState(ctx, { ...start, flow: "oauth_authorize", installationId: open });
    return authorize(ctx, github, state, "oauth_authorize");
  }
  if (clients.includes(connectFrom ?? "") && shared.length === 0) {
    const state = await createLinkState(ctx, { ...start, flow: "oauth_discover" });
    return authorize(ctx, github, state, "oauth_discover");
  }
  const mayBeApproved = isOurs && !body.new_account;
  const approved = mayBeApproved ? await findApprovedRequest(ctx, github, target.id) : undefined;
  if (approved) {
    const state = await createLinkState(ctx, {
      ...start,
      flow: "oauth_approved",
      installationId: approved.id,
    });
    return authorize(ctx, github, state, "oauth_authorize");
  }
  if (!body.new_account && (await isEverythingLinked(ctx, github, target, linked))) {
    throw new ServiceError("invalid_input", {
      detail: "All GitHub App installations accessible to your account are already linked.",
    });
  }
  const state = await createLinkState(ctx, { ...start, flow: "install" });
  return { body: { install_url: github.buildInstallUrl(state), connect_flow: "app_install" } };
};

function authorize(ctx: ApiContext, github: GithubClient, state: string, flow: string) {
  const install_url = github.buildAuthorizeUrl({ state, redirectUri: buildRedirectUri(ctx) });
  return { body: { install_url, connect_flow: flow } };
}

async function findTeamId(ctx: ApiContext, target: UserRow, teamId: number | null): Promise<number | null> {
  if (teamId === null) {
    return target.currentTeamId;
  }
  const isReachable = and(eq(teams.id, teamId), eq(organizationMemberships.userId, target.id));
  const [team] =
    teamId > TEAM_ID_MAX
      ? []
      : await ctx.db
          .select({ id: teams.id })
          .from(teams)
          .innerJoin(
            organizationMemberships,
            eq(organizationMemberships.organizationId, teams.organizationId),
          )
          .where(isReachable);
  if (!team) {
    throw new ServiceError("invalid_input", { detail: "Invalid or inaccessible team_id for this user." });
  }
  return team.id;
}

async function listTeamInstallations(ctx: ApiContext, teamId: number): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: teamGithubInstallations.installationId })
    .from(teamGithubInstallations)
    .where(eq(teamGithubInstallations.teamId, teamId))
    .orderBy(asc(teamGithubInstallations.id));
  return rows.map((row) => row.id);
}

async function listLinked(ctx: ApiContext, target: UserRow): Promise<Set<string>> {
  const rows = await ctx.db
    .select({ id: githubInstallations.installationId })
    .from(githubInstallations)
    .where(eq(githubInstallations.userId, target.id));
  return new Set(rows.map((row) => row.id));
}

/** Asks GitHub what the person can see; where that cannot be known the answer is no. */
async function isEverythingLinked(
  ctx: ApiContext,
  github: GithubClient,
  target: UserRow,
  linked: Set<string>,
): Promise<boolean> {
  if (linked.size === 0) {
    return false;
  }
  const visible = await withUserToken(ctx, github, target.id, (token) => github.listUserInstallations(token));
  return visible !== null && visible.length > 0 && visible.every(({ id }) => linked.has(id));
}
