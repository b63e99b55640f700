import { z } from "zod";
import { parseAnswer } from "./parse-answer";
import { parseLinkHeader } from "./parse-link-header";
import type { ApiAnswer } from "./send-request";
import type { FetchedPage } from "./types";

/**
 * Reads one page of a list. Entries of odd shape are skipped; whether more follows is told by the Link header
 * and the count alone, so that a skipped entry never looks like the end (contract 11).
 */
export function parsePage<T>(input: {
  answer: ApiAnswer;
  /** Where the list is; null when the answer is the list itself. */
  listKey: string | null;
  entrySchema: z.ZodType<T>;
}): FetchedPage<T> {
  const { answer, listKey, entrySchema } = input;
  const entries =
    listKey === null
      ? parseAnswer(listSchema, answer)
      : parseAnswer(z.looseObject({ [listKey]: listSchema }), answer)[listKey];
  const items = (entries ?? []).flatMap((entry) => {
    const parsed = entrySchema.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
  const { etag } = answer.headers;
  return {
    status: "ok",
    items,
    etag: typeof etag === "string" ? etag : null,
    ...parseLinkHeader(answer.headers.link),
    totalCount: totalSchema.parse(answer.data),
  };
}

const listSchema = z.array(z.unknown());

const totalSchema = z
  .object({ total_count: z.int().nonnegative() })
  .transform((data) => data.total_count)
  .nullable()
  .catch(null);
