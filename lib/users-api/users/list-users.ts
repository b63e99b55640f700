import { and, asc, eq, sql } from "drizzle-orm";
import { accountList } from "@/lib/contract/endpoints/account";
import { buildQuery } from "@/lib/contract/path";
import type { QueryOf } from "@/lib/contract/registry";
import { users } from "../db/schema/users";
import type { Verb } from "../http/verb";
import { toEmailKey } from "./email-key";
import { toUser } from "./to-user";

/** A limit and offset page that holds the caller alone, unless staff (contract.md 3). */
export const listUsers: Verb<"accountList"> = async ({ ctx, caller, query }) => {
  const filter = and(
    eq(users.isActive, true),
    caller.user.isStaff ? undefined : eq(users.id, caller.user.id),
    query.email === undefined ? undefined : eq(users.emailKey, toEmailKey(query.email)),
    query.is_staff === undefined ? undefined : eq(users.isStaff, query.is_staff === "true"),
  );
  const [total] = await ctx.db.select({ count: sql<number>`count(*)::int` }).from(users).where(filter);
  const rows = await ctx.db
    .select()
    .from(users)
    .where(filter)
    .orderBy(asc(users.id))
    .limit(query.limit)
    .offset(query.offset);
  const results = [];
  for (const user of rows) {
    results.push(await toUser({ ctx, user, caller }));
  }
  const count = total?.count ?? 0;
  return { body: { count, results, ...buildLinks(query, count) } };
};

function buildLinks(query: QueryOf<"accountList">, count: number) {
  const link = (offset: number) => accountList.path + buildQuery({ ...query, offset });
  const nextOffset = query.offset + query.limit;
  return {
    next: nextOffset < count ? link(nextOffset) : null,
    previous: query.offset > 0 ? link(Math.max(0, query.offset - query.limit)) : null,
  };
}
