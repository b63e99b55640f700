import { z } from "zod";
import { PER_PAGE } from "./fetch-all-pages";
import type { PageReader } from "./page-reader";
import { parsePage } from "./parse-page";
import type { SendRequest } from "./send-request";
import type { Page, RepositoriesPageInput, Repository } from "./types";

export type SendAndRead = { send: SendRequest; pageReader: PageReader };

/** What the token's installation was given. With an ETag the answer may be `not_modified`. */
export async function listRepositoriesPage(
  { send, pageReader }: SendAndRead,
  { token, page, etag }: RepositoriesPageInput,
  signal?: AbortSignal,
): Promise<Page<Repository>> {
  const answer = await send(
    {
      route: "GET /installation/repositories",
      parameters: { per_page: PER_PAGE, page },
      headers: { "if-none-match": etag ?? undefined },
      token,
      read: pageReader.read,
    },
    signal,
  );
  if (answer.status === 304) return { status: "not_modified" };
  return parsePage({ answer, listKey: "repositories", entrySchema: readSchema });
}

/** The reader lets only usable entries through. */
const readSchema = z.custom<Repository>();
