import { eq } from "drizzle-orm";
import type { Transaction } from "../../lib/users-api/db/database";
import { dashboards } from "../../lib/users-api/db/schema/preferences";
import {
  type OrganizationRow,
  organizationInvites,
  type UserRow,
  users,
} from "../../lib/users-api/db/schema/users";
import { toEmailKey } from "../../lib/users-api/users/email-key";
import {
  insertMembership,
  insertOrganization,
  insertTeam,
  insertUser,
  levels,
} from "../../lib/users-api/users/insert-accounts";
import { demoIds } from "./demo-data";

const DEMO_EMAIL = "demo@example.com";
const DAY_MS = 86_400_000;
/** Longer than a real invite, so that a demo of last month still shows it. */
const INVITE_DAYS = 365;

const dashboardNames = {
  "Web app": ["Product overview", "Sign-up funnel", "Weekly retention"],
  "Mobile app": ["App health", "Push notifications", "Release adoption"],
  "Globex site": ["Traffic", "Conversions"],
};

export async function insertDemoData(tx: Transaction, passwordHash: string): Promise<UserRow> {
  const ada = await insertUser(tx, {
    email: DEMO_EMAIL,
    distinctId: demoIds.ada,
    firstName: "Ada",
    lastName: "Demo",
    passwordHash,
    roleAtOrganization: "engineering",
  });
  const acme = await insertAcme(tx, ada);
  const globex = await insertGlobex(tx, ada);
  await insertPendingInvite(tx);
  const [updated] = await tx
    .update(users)
    .set({ ...acme, ...globex })
    .where(eq(users.id, ada.id))
    .returning();
  return updated ?? ada;
}

/** Where Ada is at home: two teams, and a colleague. */
async function insertAcme(tx: Transaction, ada: UserRow) {
  const acme = await insertOrganization(tx, { name: "Acme Analytics" });
  // Lists are by date of joining: Acme comes first.
  const joinedAt = new Date(Date.now() - 30 * DAY_MS);
  await insertMembership(tx, { user: ada, organization: acme, level: levels.owner, joinedAt });
  const team = await insertTeamWithDashboards(tx, acme, "Web app");
  await insertTeamWithDashboards(tx, acme, "Mobile app");
  const grace = await insertUser(tx, {
    email: "grace@example.com",
    distinctId: demoIds.grace,
    firstName: "Grace",
    lastName: "Member",
    currentOrganizationId: acme.id,
    currentTeamId: team.id,
  });
  await insertMembership(tx, { user: grace, organization: acme, level: levels.member, isFromInvite: true });
  return { currentOrganizationId: acme.id, currentTeamId: team.id };
}

/** The strict one: 2FA required, two notifications locked, onboarding handed to a colleague. */
async function insertGlobex(tx: Transaction, ada: UserRow) {
  const globex = await insertOrganization(tx, {
    name: "Globex",
    enforce2fa: true,
    notificationLocks: { plugin_disabled: true, project_api_key_exposed: true },
  });
  await insertMembership(tx, { user: ada, organization: globex, level: levels.admin, isFromInvite: true });
  await insertTeamWithDashboards(tx, globex, "Globex site");
  const inviteId = await insertInvite(tx, globex, "delegate@example.com", ada);
  return {
    onboardingSkippedAt: new Date(),
    onboardingSkippedReason: "delegated",
    onboardingSkippedOrganizationId: globex.id,
    onboardingDelegatedToInvite: inviteId,
    onboardingDelegatedToOrganizationId: globex.id,
  };
}

async function insertPendingInvite(tx: Transaction): Promise<void> {
  const initech = await insertOrganization(tx, { name: "Initech" });
  await insertInvite(tx, initech, DEMO_EMAIL, null);
}

async function insertInvite(
  tx: Transaction,
  organization: OrganizationRow,
  email: string,
  by: UserRow | null,
) {
  const [invite] = await tx
    .insert(organizationInvites)
    .values({
      organizationId: organization.id,
      targetEmail: email,
      targetEmailKey: toEmailKey(email),
      createdById: by?.id ?? null,
      expiresAt: new Date(Date.now() + INVITE_DAYS * DAY_MS),
    })
    .returning({ id: organizationInvites.id });
  return invite?.id ?? null;
}

async function insertTeamWithDashboards(
  tx: Transaction,
  organization: OrganizationRow,
  name: keyof typeof dashboardNames,
) {
  const team = await insertTeam(tx, organization, name);
  const rows = dashboardNames[name].map((dashboard) => ({ teamId: team.id, name: dashboard }));
  await tx.insert(dashboards).values(rows);
  return team;
}
