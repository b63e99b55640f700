import { randomBytes, randomUUID } from "node:crypto";
import { randomAlphanumeric } from "../crypto/tokens";
import type { Transaction } from "../db/database";
import {
  type OrganizationRow,
  organizationMemberships,
  organizations,
  type TeamRow,
  teams,
  type UserRow,
  users,
} from "../db/schema/users";
import { toEmailKey } from "./email-key";

export const levels = { member: 1, admin: 8, owner: 15 } as const;

type NewUser = Partial<typeof users.$inferInsert> & { email: string };
type NewOrganization = Omit<typeof organizations.$inferInsert, "slug">;
type Membership = {
  user: UserRow;
  organization: OrganizationRow;
  level: number;
  isFromInvite?: boolean;
  joinedAt?: Date;
};

export async function insertUser(tx: Transaction, values: NewUser): Promise<UserRow> {
  const row = { distinctId: randomUUID(), isEmailVerified: true, ...values };
  return one(
    await tx
      .insert(users)
      .values({ ...row, emailKey: toEmailKey(values.email) })
      .returning(),
  );
}

/** The slug ends in a few random characters: names need not be unique. */
export async function insertOrganization(tx: Transaction, values: NewOrganization): Promise<OrganizationRow> {
  const words = values.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const slug = `${words || "organization"}-${randomBytes(3).toString("hex")}`;
  return one(
    await tx
      .insert(organizations)
      .values({ ...values, slug })
      .returning(),
  );
}

export async function insertTeam(
  tx: Transaction,
  organization: OrganizationRow,
  name: string,
): Promise<TeamRow> {
  const apiToken = `phc_${randomAlphanumeric(randomBytes, 43)}`;
  return one(await tx.insert(teams).values({ organizationId: organization.id, name, apiToken }).returning());
}

export async function insertMembership(tx: Transaction, membership: Membership): Promise<void> {
  const { user, organization, ...values } = membership;
  await tx
    .insert(organizationMemberships)
    .values({ organizationId: organization.id, userId: user.id, ...values });
}

type NewAccount = NewUser & { organizationName: string };

const FIRST_TEAM = "Default project";

/** A person who owns an organisation of their own with a first project in it. */
export async function insertAccount(tx: Transaction, account: NewAccount): Promise<UserRow> {
  const { organizationName, ...values } = account;
  const organization = await insertOrganization(tx, { name: organizationName });
  const team = await insertTeam(tx, organization, FIRST_TEAM);
  const current = { currentOrganizationId: organization.id, currentTeamId: team.id };
  const user = await insertUser(tx, { ...values, ...current });
  await insertMembership(tx, { user, organization, level: levels.owner });
  return user;
}

function one<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (row === undefined) {
    throw new Error("The row was not stored");
  }
  return row;
}
