import { and, asc, desc, eq, gt, inArray, notInArray, sql } from "drizzle-orm";
import type { ApiContext } from "../context";
import { scenePersonalisations } from "../db/schema/preferences";
import {
  organizationInvites,
  organizationMemberships,
  organizations,
  teams,
  type UserRow,
} from "../db/schema/users";
import { hasTotpDevice } from "./has-totp-device";

const INVITES_MAX = 25;

export type Membership = Awaited<ReturnType<typeof loadMemberships>>[number];
export type UserParts = Awaited<ReturnType<typeof loadUserParts>>;

/** Everything the user object shows beside the user's own row. */
export async function loadUserParts(ctx: ApiContext, user: UserRow) {
  const memberships = await loadMemberships(ctx, user);
  const current = memberships.find((row) => row.organization.id === user.currentOrganizationId) ?? null;
  const joined = memberships.map((row) => row.organization.id);
  const allTeams = joined.length
    ? await ctx.db.select().from(teams).where(inArray(teams.organizationId, joined)).orderBy(asc(teams.id))
    : [];
  const [members] = current
    ? await ctx.db
        .select({ count: sql<number>`count(*)::int` })
        .from(organizationMemberships)
        .where(eq(organizationMemberships.organizationId, current.organization.id))
    : [];
  return {
    memberships,
    current,
    teams: allTeams.filter((team) => team.organizationId === current?.organization.id),
    team: allTeams.find((team) => team.id === user.currentTeamId) ?? null,
    memberCount: members?.count ?? 0,
    scenes: await ctx.db
      .select({ scene: scenePersonalisations.scene, dashboard: scenePersonalisations.dashboardId })
      .from(scenePersonalisations)
      .where(eq(scenePersonalisations.userId, user.id))
      .orderBy(asc(scenePersonalisations.scene)),
    invites: await loadInvites(ctx, user, joined),
    hasTotp: await hasTotpDevice(ctx.db, user.id),
  };
}

function loadMemberships(ctx: ApiContext, user: UserRow) {
  return ctx.db
    .select({ membership: organizationMemberships, organization: organizations })
    .from(organizationMemberships)
    .innerJoin(organizations, eq(organizations.id, organizationMemberships.organizationId))
    .where(eq(organizationMemberships.userId, user.id))
    .orderBy(asc(organizationMemberships.joinedAt), asc(organizations.id));
}

function loadInvites(ctx: ApiContext, user: UserRow, joined: string[]) {
  const isOpen = and(
    eq(organizationInvites.targetEmailKey, user.emailKey),
    gt(organizationInvites.expiresAt, ctx.clock.now()),
    joined.length ? notInArray(organizationInvites.organizationId, joined) : undefined,
  );
  return ctx.db
    .select({ invite: organizationInvites, organizationName: organizations.name })
    .from(organizationInvites)
    .innerJoin(organizations, eq(organizations.id, organizationInvites.organizationId))
    .where(isOpen)
    .orderBy(desc(organizationInvites.createdAt))
    .limit(INVITES_MAX);
}
