import { and, asc, eq, ilike, sql } from "drizzle-orm";
import { PAGE_LIMIT_DEFAULT } from "@/lib/contract/limits";
import type { ApiContext } from "../context";
import { dashboards } from "../db/schema/preferences";
import { organizationMemberships, teams } from "../db/schema/users";
import { toLikePattern } from "../github/like-pattern";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";

/** The first hundred that match; a project one is no member of does not exist. */
export const listDashboards: Verb<"dashboardsList"> = async ({ ctx, caller, params, query }) => {
  const teamId = Number(params.team_id);
  await requireTeam(ctx, caller.user.id, teamId);
  const pattern = toLikePattern(query.search);
  const results = await ctx.db
    .select({ id: dashboards.id, name: dashboards.name })
    .from(dashboards)
    .where(and(eq(dashboards.teamId, teamId), pattern === null ? undefined : ilike(dashboards.name, pattern)))
    .orderBy(sql`lower(${dashboards.name})`, asc(dashboards.id))
    .limit(PAGE_LIMIT_DEFAULT);
  return { body: { results, next: null } };
};

async function requireTeam({ db }: ApiContext, userId: number, teamId: number): Promise<void> {
  const [team] = await db
    .select({ id: teams.id })
    .from(teams)
    .innerJoin(organizationMemberships, eq(organizationMemberships.organizationId, teams.organizationId))
    .where(and(eq(teams.id, teamId), eq(organizationMemberships.userId, userId)));
  if (!team) {
    throw new ServiceError("not_found");
  }
}
