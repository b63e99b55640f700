import { z } from "zod";

type IntegerField = { min: number; max?: number; default: number };

/** An integer in a query string; out of range is an error, never clamped (contract.md 2.2). */
export function integerQuery({ min, max, default: fallback }: IntegerField) {
  const bounded = max === undefined ? z.number().min(min) : z.number().min(min).max(max);
  return z
    .string()
    .trim()
    .regex(/^[+-]?\d{1,15}$/, "A valid integer is required.")
    .transform(Number)
    .pipe(bounded)
    .default(fallback);
}

/** `:installation_id` is digits; anything else is a route miss. */
export const installationIdSchema = z.string().regex(/^\d{1,20}$/);

export const uuidParamSchema = z.string().min(1).max(64);

/** An instant as ISO 8601 text; other servers may send any precision and offset. */
export const instantSchema = z.string();

/** Something a server may leave out or send as null. */
export function maybe<T extends z.ZodType>(schema: T) {
  return schema.nullish();
}
