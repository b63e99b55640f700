import { randomBytes, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { eq, sql } from "drizzle-orm";
import { Hono } from "hono";
import type { ApiContext } from "../../lib/users-api/context";
import { hashPassword } from "../../lib/users-api/crypto/passwords";
import { hashToken, randomAlphanumeric } from "../../lib/users-api/crypto/tokens";
import { personalApiKeys, sessions } from "../../lib/users-api/db/schema/credentials";
import {
  githubInstallations,
  githubLinkStates,
  teamGithubInstallations,
} from "../../lib/users-api/db/schema/github";
import { users } from "../../lib/users-api/db/schema/users";
import { parseApiEnv } from "../../lib/users-api/env";
import { startUsersApi } from "../../lib/users-api/server";
import { insertMembership, insertOrganization, insertTeam, insertUser, levels } from "../lib/insert-accounts";
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

const PASSWORD = randomAlphanumeric(randomBytes, 20);
const passwordHash = hashPassword(PASSWORD);

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
  app.post("/people/:email/age-syncs", async (c) => {
    const user = await getUser(ctx, c.req.param("email"));
    await ctx.db
      .update(githubInstallations)
      .set({ reposSyncedAt: sql`repos_synced_at - interval '60 seconds'` })
      .where(eq(githubInstallations.userId, user.id));
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

async function createPerson(ctx: ApiContext) {
  const email = `${randomUUID().slice(0, 8)}@example.com`;
  const hash = await passwordHash;
  const apiKey = `phx_${randomAlphanumeric(randomBytes, 43)}`;
  const uuid = await ctx.db.transaction(async (tx) => {
    const user = await insertUser(tx, { email, firstName: "Robin", lastName: "Test", passwordHash: hash });
    const organization = await insertOrganization(tx, { name: `Team ${email.slice(0, 8)}` });
    const team = await insertTeam(tx, organization, "Default project");
    await insertMembership(tx, { user, organization, level: levels.owner });
    await tx
      .update(users)
      .set({ currentOrganizationId: organization.id, currentTeamId: team.id })
      .where(eq(users.id, user.id));
    const valueHash = hashToken(apiKey);
    await tx
      .insert(personalApiKeys)
      .values({ userId: user.id, label: "Test", mask: "phx_…", valueHash, scopes: ["*"] });
    return user.uuid;
  });
  return { email, password: PASSWORD, apiKey, uuid };
}

async function getUser(ctx: ApiContext, email: string) {
  const [user] = await ctx.db.select().from(users).where(eq(users.email, email));
  if (!user) {
    throw new Error(`Nobody has the address ${email}`);
  }
  return user;
}
