import { z } from "zod";
import { permissionsSchema, repositorySelectionSchema } from "./parse-answer";
import type { Installation } from "./types";

/** An enterprise's account has a slug and no login. */
const accountSchema = z
  .object({
    login: z.string().min(1).optional().catch(undefined),
    slug: z.string().min(1).optional().catch(undefined),
    type: z.enum(["User", "Organization"]).nullable().catch(null),
  })
  .transform(({ login, slug, type }) => {
    const name = login ?? slug;
    return name === undefined ? null : { type, name };
  })
  .nullable()
  .catch(null);

const dateSchema = z
  .string()
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()))
  .nullable()
  .catch(null);

/** Integers past 2^53 come as text (`readJson`). */
const idSchema = z.union([z.int().positive(), z.string().regex(/^[1-9]\d{15,19}$/)]).transform(String);

/** Refuses entries without a positive integer id; everything else may be odd or missing. */
export const installationSchema: z.ZodType<Installation> = z
  .object({
    id: idSchema,
    account: accountSchema,
    repository_selection: repositorySelectionSchema,
    suspended_at: dateSchema,
    created_at: dateSchema,
    permissions: permissionsSchema,
  })
  .transform(({ repository_selection, suspended_at, created_at, ...installation }) => ({
    ...installation,
    repositorySelection: repository_selection,
    suspendedAt: suspended_at,
    createdAt: created_at,
  }));
