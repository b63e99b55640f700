import { randomBytes, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { eq, inArray, sql } from "drizzle-orm";
import { Hono } from "hono";
import type { ApiContext } from "../../lib/users-api/context";
import { hashToken, randomAlphanumeric } from "../../lib/users-api/crypto/tokens";
import type { Queryable } from "../../lib/users-api/db/database";
import {
  backupCodeSets,
  backupCodes,
  personalApiKeys,
  sessions,
  totpDevices,
  totpSetups,
} from "../../lib/users-api/db/schema/credentials";
import {
  githubInstallations,
  githubLinkStates,
  teamGithubInstallations,
} from "../../lib/users-api/db/schema/github";
import { emailUndos, emailVerifications, passwordResets } from "../../lib/users-api/db/schema/mail";
import { dashboards, pushTokens } from "../../lib/users-api/db/schema/preferences";
import { organizationInvites, organizations, type UserRow, users } from "../../lib/users-api/db/schema/users";
import { parseApiEnv } from "../../lib/users-api/env";
import { noClient } from "../../lib/users-api/http/client-info";
import { SESSION_COOKIE } from "../../lib/users-api/http/cookies";
import { startUsersApi } from "../../lib/users-api/server";
import { startSession } from "../../lib/users-api/sessions/start-session";
import { hashCheaply } from "../../lib/users-api/testing/hash-cheaply";
import { replaceBackupCodes } from "../../lib/users-api/two-factor/backup-codes";
import { totpPlace } from "../../lib/users-api/two-factor/check-second-factor";
import { createTotpSecret } from "../../lib/users-api/two-factor/totp";
import {
  insertMembership,
  insertOrganization,
  insertTeam,
  insertUser,
  levels,
} from "../../lib/users-api/users/insert-accounts";
import { runMain } from "../lib/run-main";

/**
 * The Users API as browser tests need it: beside it, on a port of its own, a way to make people
 * and to let things expire. Only the test run starts this file.
 */
await runMain(async () => {
  const api = await startUsersApi(parseApiEnv(process.env), "e2e");
  const control = serve({ fetch: createControl(api.ctx).fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise<void>((resolve) => control.once("listening", resolve));
  const stop = () => void runMain(() => api.close()).then(() => process.exit());
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  const controlUrl = `http://127.0.0.1:${(control.address() as AddressInfo).port}`;
  console.log(JSON.stringify({ ready: true, url: api.url, controlUrl }));
});

const LONG_AGO = new Date("2020-01-01T00:00:00Z");
const PASSWORD = randomAlphanumeric(randomBytes, 20);
const passwordHash = hashCheaply(PASSWORD);

function createControl(ctx: ApiContext): Hono {
  const app = new Hono();
  app.post("/people", async (c) => c.json(await createPerson(ctx), 201));
  app.post("/people/:email/expire-link-states", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    const past = new Date(Date.now() - 1_000);
    await ctx.db
      .update(githubLinkStates)
      .set({ expiresAt: past })
      .where(eq(githubLinkStates.userId, user.id));
    return c.body(null, 204);
  });
  app.post("/people/:email/end-sessions", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    await ctx.db.delete(sessions).where(eq(sessions.userId, user.id));
    return c.body(null, 204);
  });
  app.post("/people/:email/session", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    const start = { userId: user.id, client: noClient, factor: "none" } as const;
    const value = await startSession(ctx, ctx.db, start);
    return c.json({ name: SESSION_COOKIE, value }, 201);
  });
  app.post("/people/:email/keys/:scopes", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    const scopes = c.req.param("scopes").split(",");
    return c.json({ value: await insertKey(ctx.db, { userId: user.id, scopes }) }, 201);
  });
  app.post("/people/:email/revoke-keys", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    await ctx.db.delete(personalApiKeys).where(eq(personalApiKeys.userId, user.id));
    return c.body(null, 204);
  });
  app.post("/people/:email/age-sessions", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    await ctx.db
      .update(sessions)
      .set({
        provedAt: sql`proved_at - interval '3 hours'`,
        factorProvedAt: sql`factor_proved_at - interval '3 hours'`,
      })
      .where(eq(sessions.userId, user.id));
    return c.body(null, 204);
  });
  app.post("/people/:email/enforce-two-factor", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    await enforceTwoFactor(ctx, user);
    return c.body(null, 204);
  });
  app.post("/people/:email/enable-two-factor", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    return c.json(await enableTwoFactor(ctx, user.id), 201);
  });
  app.post("/people/:email/forget-codes", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    await ctx.db.update(totpDevices).set({ lastStep: 0 }).where(eq(totpDevices.userId, user.id));
    return c.body(null, 204);
  });
  app.post("/people/:email/spend-codes/:count", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    const [set] = await ctx.db.select().from(backupCodeSets).where(eq(backupCodeSets.userId, user.id));
    const codes = await ctx.db
      .select({ id: backupCodes.id })
      .from(backupCodes)
      .where(eq(backupCodes.setId, set?.id ?? ""))
      .limit(Number(c.req.param("count")));
    const spent = codes.map(({ id }) => id);
    await ctx.db.update(backupCodes).set({ usedAt: new Date() }).where(inArray(backupCodes.id, spent));
    return c.body(null, 204);
  });
  app.post("/people/:email/expire-setups", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    const past = new Date(Date.now() - 1_000);
    await ctx.db.update(totpSetups).set({ expiresAt: past }).where(eq(totpSetups.userId, user.id));
    return c.body(null, 204);
  });
  app.post("/people/:email/age-syncs", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    await ctx.db
      .update(githubInstallations)
      .set({ reposSyncedAt: sql`repos_synced_at - interval '60 seconds'` })
      .where(eq(githubInstallations.userId, user.id));
    return c.body(null, 204);
  });
  app.post("/people/:email/unverify", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    await ctx.db.update(users).set({ isEmailVerified: false }).where(eq(users.id, user.id));
    return c.body(null, 204);
  });
  app.post("/people/:email/expire-mail-codes", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    const isOwn = eq(emailVerifications.userId, user.id);
    await ctx.db.update(emailVerifications).set({ codeExpiresAt: LONG_AGO }).where(isOwn);
    return c.body(null, 204);
  });
  app.post("/people/:email/expire-mail-links", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    const expired = { expiresAt: LONG_AGO };
    const isOwn = eq(emailVerifications.userId, user.id);
    await ctx.db.update(emailVerifications).set({ tokenExpiresAt: LONG_AGO }).where(isOwn);
    await ctx.db.update(emailUndos).set(expired).where(eq(emailUndos.userId, user.id));
    await ctx.db.update(passwordResets).set(expired).where(eq(passwordResets.userId, user.id));
    return c.body(null, 204);
  });
  app.post("/people/:email/notification-locks", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    const notificationLocks: Record<string, unknown> = await c.req.json();
    const isCurrent = eq(organizations.id, user.currentOrganizationId ?? "");
    await ctx.db.update(organizations).set({ notificationLocks }).where(isCurrent);
    return c.body(null, 204);
  });
  app.post("/people/:email/projects", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    const names: string[] = await c.req.json();
    const isCurrent = eq(organizations.id, user.currentOrganizationId ?? "");
    const [organization] = await ctx.db.select().from(organizations).where(isCurrent);
    await ctx.db.transaction(async (tx) => {
      for (const name of names) if (organization) await insertTeam(tx, organization, name);
    });
    return c.body(null, 204);
  });
  app.post("/people/:email/age-devices", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    await ctx.db.update(pushTokens).set({ lastSeenAt: LONG_AGO }).where(eq(pushTokens.userId, user.id));
    return c.body(null, 204);
  });
  app.post("/people/:email/hand-over-onboarding", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    return c.json(await handOverOnboarding(ctx, user), 201);
  });
  app.post("/people/:email/second-organization", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    return c.json(await addSecondOrganization(ctx, user), 201);
  });
  app.post("/people/:email/dashboards/:count", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    const names = Array.from(
      { length: Number(c.req.param("count")) },
      (_, index) => `Dashboard ${index + 1}`,
    );
    const teamId = user.currentTeamId ?? 0;
    await ctx.db.insert(dashboards).values(names.map((name) => ({ teamId, name })));
    return c.body(null, 204);
  });
  app.post("/people/:email/expire-keys", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    await ctx.db
      .update(personalApiKeys)
      .set({ expiresAt: LONG_AGO })
      .where(eq(personalApiKeys.userId, user.id));
    return c.body(null, 204);
  });
  app.post("/people/:email/share-installation/:id", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    const values = { teamId: user.currentTeamId ?? 0, installationId: c.req.param("id") };
    await ctx.db.insert(teamGithubInstallations).values(values);
    return c.body(null, 204);
  });
  return app;
}

/** The person's organisation asks for 2FA from now on; a second one of theirs does not. */
async function enforceTwoFactor(ctx: ApiContext, user: UserRow): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const isCurrent = eq(organizations.id, user.currentOrganizationId ?? "");
    await tx.update(organizations).set({ enforce2fa: true }).where(isCurrent);
    const organization = await insertOrganization(tx, { name: "Easy going" });
    await insertTeam(tx, organization, "Open project");
    await insertMembership(tx, { user, organization, level: levels.member });
  });
}

async function createPerson(ctx: ApiContext) {
  const email = `${randomUUID().slice(0, 8)}@example.com`;
  const hash = await passwordHash;
  const { uuid, apiKey } = await ctx.db.transaction(async (tx) => {
    const user = await insertUser(tx, { email, firstName: "Robin", lastName: "Test", passwordHash: hash });
    const organization = await insertOrganization(tx, { name: `Team ${email.slice(0, 8)}` });
    const team = await insertTeam(tx, organization, "Default project");
    await insertMembership(tx, { user, organization, level: levels.owner });
    await tx
      .update(users)
      .set({ currentOrganizationId: organization.id, currentTeamId: team.id })
      .where(eq(users.id, user.id));
    return { uuid: user.uuid, apiKey: await insertKey(tx, { userId: user.id, scopes: ["*"] }) };
  });
  return { email, password: PASSWORD, apiKey, uuid };
}

async function insertKey(db: Queryable, key: { userId: number; scopes: string[] }): Promise<string> {
  const value = `phx_${randomAlphanumeric(randomBytes, 43)}`;
  const stored = { label: "Test", mask: "phx_…", valueHash: hashToken(value) };
  await db.insert(personalApiKeys).values({ ...key, ...stored });
  return value;
}

/** Two apps and a set of codes, as if they had been set up a while ago; no session has shown one. */
async function enableTwoFactor(ctx: ApiContext, userId: number) {
  const secret = createTotpSecret(ctx.random);
  const toRow = (name: string, value: string) => {
    const secretEncrypted = ctx.cipher.encrypt(value, totpPlace(userId));
    return { userId, name, secretEncrypted, lastStep: 0, createdAt: new Date("2026-03-03T12:00:00Z") };
  };
  const backupCodes = await ctx.db.transaction(async (tx) => {
    await tx
      .insert(totpDevices)
      .values([
        { ...toRow("Phone", secret), isDefault: true },
        toRow("Tablet", createTotpSecret(ctx.random)),
      ]);
    return replaceBackupCodes(ctx, tx, userId);
  });
  return { secret, backupCodes };
}

/** The set-up of the person's organisation is in the hands of a colleague who has not accepted. */
async function handOverOnboarding(ctx: ApiContext, user: UserRow) {
  const organizationId = user.currentOrganizationId ?? "";
  const targetEmail = `${randomUUID().slice(0, 8)}@example.org`;
  const [invite] = await ctx.db
    .insert(organizationInvites)
    .values({
      organizationId,
      targetEmail,
      targetEmailKey: targetEmail,
      createdById: user.id,
      expiresAt: new Date(Date.now() + 86_400_000),
    })
    .returning({ id: organizationInvites.id });
  await ctx.db
    .update(users)
    .set({
      onboardingSkippedAt: new Date(),
      onboardingSkippedReason: "delegated",
      onboardingSkippedOrganizationId: organizationId,
      onboardingDelegatedToInvite: invite?.id ?? null,
      onboardingDelegatedToOrganizationId: organizationId,
    })
    .where(eq(users.id, user.id));
  return invite;
}

async function addSecondOrganization(ctx: ApiContext, user: UserRow) {
  return ctx.db.transaction(async (tx) => {
    const organization = await insertOrganization(tx, { name: "Second organisation" });
    await insertMembership(tx, { user, organization, level: levels.member });
    const team = await insertTeam(tx, organization, "Second project");
    await tx.insert(dashboards).values([{ teamId: team.id, name: "Far away" }]);
    return { name: organization.name };
  });
}

async function getUser(ctx: ApiContext, email: string) {
  const [user] = await ctx.db.select().from(users).where(eq(users.email, email));
  if (!user) {
    throw new Error(`Nobody has the address ${email}`);
  }
  return user;
}
