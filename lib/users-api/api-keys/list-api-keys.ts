import { asc, eq } from "drizzle-orm";
import { personalApiKeys } from "../db/schema/credentials";
import type { Verb } from "../http/verb";
import { toApiKey } from "./api-key";

/** At most ten, hence one page; expired ones too, so that their owner sees why a program fails. */
export const listApiKeys: Verb<"apiKeysList"> = async ({ ctx, target }) => {
  const rows = await ctx.db
    .select()
    .from(personalApiKeys)
    .where(eq(personalApiKeys.userId, target.id))
    .orderBy(asc(personalApiKeys.createdAt), asc(personalApiKeys.id));
  return { body: { results: rows.map(toApiKey), next: null } };
};
