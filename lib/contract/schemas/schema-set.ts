import { z } from "zod";
import type { ErrorCode } from "../errors";

/**
 * What travels with one endpoint. `response` is tolerant (other PostHog versions), `emits` lists
 * every key our own API sends, as dotted paths; a trailing `?` marks one it may leave out.
 */
export type SchemaSet = {
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodObject | null;
  /** null: the answer has no body (204). */
  response: z.ZodType | null;
  status: 200 | 201 | 204;
  emits: readonly string[];
  /** Codes beyond the ones every endpoint may answer. */
  errors: readonly ErrorCode[];
};

const none = z.object({});

type Given = Partial<SchemaSet>;
type Defined<T extends Given> = {
  params: T["params"] extends z.ZodObject ? T["params"] : typeof none;
  query: T["query"] extends z.ZodObject ? T["query"] : typeof none;
  body: T["body"] extends z.ZodObject ? T["body"] : null;
  response: T["response"] extends z.ZodType ? T["response"] : null;
  status: SchemaSet["status"];
  emits: readonly string[];
  errors: readonly ErrorCode[];
};

/** Fills in empty params and query, no body, and 200 or 204 by whether there is a response. */
export function defineSchemas<const T extends Given>(given: T): Defined<T> {
  const filled: SchemaSet = {
    params: none,
    query: none,
    body: null,
    response: null,
    status: given.response ? 200 : 204,
    emits: [],
    errors: [],
    ...given,
  };
  // The conditional type mirrors the spread above, which TypeScript cannot follow by itself.
  return filled as Defined<T>;
}
