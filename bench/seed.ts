import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { ApiContext } from "../lib/users-api/context";
import { hashToken } from "../lib/users-api/crypto/tokens";
import { personalApiKeys } from "../lib/users-api/db/schema/credentials";
import { githubInstallations } from "../lib/users-api/db/schema/github";
import { users } from "../lib/users-api/db/schema/users";

export type Seeded = { key: string; rowId: string; installationId: string };

/** A person with a key and one linked installation that holds no repositories yet. */
export async function seedInstallation(ctx: ApiContext, installationId: string): Promise<Seeded> {
  const email = `${randomUUID()}@example.com`;
  const values = { distinctId: randomUUID(), email, emailKey: email, isEmailVerified: true };
  const [user] = await ctx.db.insert(users).values(values).returning();
  const userId = user?.id ?? 0;
  const key = `phx_${randomUUID()}${randomUUID()}`;
  await ctx.db.insert(personalApiKeys).values({
    userId,
    label: "Bench",
    mask: "phx_…",
    valueHash: hashToken(key),
    scopes: ["*"],
  });
  const [row] = await ctx.db.insert(githubInstallations).values({ userId, installationId }).returning();
  return { key, rowId: row?.id ?? "", installationId };
}

/** Fills the stored list: one in a hundred names holds "needle". */
export async function seedRepositories(ctx: ApiContext, rowId: string, count: number): Promise<void> {
  await ctx.db.execute(sql`
    insert into github_repositories (installation_row_id, id, position, name, full_name, search_key)
    select ${rowId}::uuid, n, n, name, 'acme/' || name, 'acme/' || name
    from (select n, (array['api','web','billing','search','data'])[1 + n % 5] || '-' ||
        case when n % 100 = 0 then 'needle-' else '' end ||
        (array['service','worker','client','tools'])[1 + n % 4] || '-' || md5(n::text) as name
      from generate_series(1, ${count}::int) as n) as made`);
  const stored = { reposSyncedAt: new Date(), repositoryCount: count };
  await ctx.db.update(githubInstallations).set(stored).where(eq(githubInstallations.id, rowId));
  await ctx.db.execute(sql`analyze github_repositories`);
}
