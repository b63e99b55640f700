import { and, asc, eq } from "drizzle-orm";
import type { UserUpdate } from "@/lib/contract/schemas/account";
import type { Transaction } from "../db/database";
import { organizationMemberships, type TeamRow, teams, type UserRow } from "../db/schema/users";
import { isUuid } from "../http/is-uuid";
import { ServiceError } from "../service-error";

type Scope = { currentOrganizationId?: string; currentTeamId?: number | null };

/**
 * Where `set_current_organization` and `set_current_team` lead: an organisation alone takes its
 * first team, a team alone its organisation; both must be the user's own (contract.md 3).
 */
export async function findCurrentScope(tx: Transaction, user: UserRow, body: UserUpdate): Promise<Scope> {
  const organizationId = body.set_current_organization;
  const teamId = body.set_current_team;
  if (organizationId !== undefined && !(await isMember(tx, user, organizationId))) {
    throw missing("set_current_organization", organizationId);
  }
  if (teamId !== undefined) {
    const team = await findTeam(tx, user, teamId);
    if (organizationId !== undefined && team.organizationId !== organizationId) {
      throw new ServiceError("invalid_input", {
        attr: "set_current_team",
        detail: "Team must belong to the same organization in set_current_organization.",
      });
    }
    return { currentOrganizationId: team.organizationId, currentTeamId: team.id };
  }
  if (organizationId === undefined) {
    return {};
  }
  const [first] = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(eq(teams.organizationId, organizationId))
    .orderBy(asc(teams.id))
    .limit(1);
  return { currentOrganizationId: organizationId, currentTeamId: first?.id ?? null };
}

async function findTeam(tx: Transaction, user: UserRow, teamId: string): Promise<TeamRow> {
  const id = /^\d{1,9}$/.test(teamId) ? Number(teamId) : null;
  const [team] = id === null ? [] : await tx.select().from(teams).where(eq(teams.id, id));
  if (!team || !(await isMember(tx, user, team.organizationId))) {
    throw missing("set_current_team", teamId);
  }
  return team;
}

async function isMember(tx: Transaction, user: UserRow, organizationId: string): Promise<boolean> {
  if (!isUuid(organizationId)) {
    return false;
  }
  const mine = and(
    eq(organizationMemberships.userId, user.id),
    eq(organizationMemberships.organizationId, organizationId),
  );
  const rows = await tx.select({ id: organizationMemberships.id }).from(organizationMemberships).where(mine);
  return rows.length > 0;
}

function missing(attr: string, id: string): ServiceError {
  return new ServiceError("does_not_exist", { attr, detail: `Object with id=${id} does not exist.` });
}
