import { z } from "zod";
import type { Repository } from "./types";

/** Refuses entries without integer id, string name or string full_name; odd optional fields are left out. */
export const repositorySchema: z.ZodType<Repository> = z
  .object({
    id: z.int(),
    name: z.string(),
    full_name: z.string(),
    default_branch: z.string().optional().catch(undefined),
    language: z.string().optional().catch(undefined),
    pushed_at: z.string().optional().catch(undefined),
    private: z.boolean().optional().catch(undefined),
    archived: z.boolean().optional().catch(undefined),
    permissions: z.object({ push: z.boolean() }).optional().catch(undefined),
  })
  .transform(({ id, name, full_name, permissions, ...optional }) => ({
    id,
    name,
    full_name,
    ...withoutUndefined({ ...optional, can_push: permissions?.push }),
  }));

/** Absent, not undefined, so that stored and fetched lists compare equal. */
function withoutUndefined(fields: Partial<Repository>): Partial<Repository> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
