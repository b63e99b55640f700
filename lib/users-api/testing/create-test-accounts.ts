import { randomBytes, randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { ApiContext } from "../context";
import { hashToken, randomAlphanumeric } from "../crypto/tokens";
import { personalApiKeys } from "../db/schema/credentials";
import { organizationMemberships, organizations, teams, type UserRow, users } from "../db/schema/users";
import { hashCheaply } from "./hash-cheaply";

export const TEST_PASSWORD = "correct horse battery staple";

export type TestAccount = { user: UserRow; organizationId: string; teamId: number };

export type TestAccounts = {
  /** A person with an organisation and a team of their own. */
  createUser(values?: Partial<UserRow>): Promise<TestAccount>;
  createOrganization(user: UserRow): Promise<{ organizationId: string; teamId: number }>;
  createKey(user: UserRow, scopes: string[], values?: { expiresAt?: Date }): Promise<string>;
};

let passwordHash: Promise<string> | null = null;

export function createTestAccounts(ctx: ApiContext): TestAccounts {
  const createOrganization = (user: UserRow) => insertOrganization(ctx, user);
  return {
    createOrganization,
    async createUser(values = {}) {
      passwordHash ??= hashCheaply(TEST_PASSWORD);
      const email = values.email ?? `${randomUUID()}@example.com`;
      const [user] = await ctx.db
        .insert(users)
        .values({
          distinctId: randomUUID(),
          email,
          emailKey: email.toLowerCase(),
          firstName: "Ada",
          isEmailVerified: true,
          passwordHash: await passwordHash,
          ...values,
        })
        .returning();
      if (!user) {
        throw new Error("The user was not stored");
      }
      const made = await createOrganization(user);
      return { user, ...made };
    },
    async createKey(user, scopes, values = {}) {
      const value = `phx_${randomAlphanumeric(randomBytes, 43)}`;
      await ctx.db.insert(personalApiKeys).values({
        userId: user.id,
        label: "Test key",
        mask: `phx_…${value.slice(-4)}`,
        valueHash: hashToken(value),
        scopes,
        ...values,
      });
      return value;
    },
  };
}

async function insertOrganization(ctx: ApiContext, user: UserRow) {
  const slug = randomUUID();
  const [organization] = await ctx.db.insert(organizations).values({ name: slug, slug }).returning();
  const organizationId = organization?.id ?? "";
  const [team] = await ctx.db
    .insert(teams)
    .values({ organizationId, name: "Default project", apiToken: `phc_${slug}` })
    .returning();
  const teamId = team?.id ?? 0;
  await ctx.db.insert(organizationMemberships).values({ organizationId, userId: user.id, level: 15 });
  // Asked of the database: the caller's copy of the row is from before their first organisation.
  await ctx.db
    .update(users)
    .set({ currentOrganizationId: organizationId, currentTeamId: teamId })
    .where(and(eq(users.id, user.id), isNull(users.currentOrganizationId)));
  return { organizationId, teamId };
}
