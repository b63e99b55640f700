import { PER_PAGE } from "./fetch-all-pages";
import { parsePage } from "./parse-page";
import { repositorySchema } from "./repository-schema";
import type { SendRequest } from "./send-request";
import type { Page, RepositoriesPageInput, Repository } from "./types";

/** What the token's installation was given. With an ETag the answer may be `not_modified`. */
export async function listRepositoriesPage(
  send: SendRequest,
  { token, page, etag }: RepositoriesPageInput,
  signal?: AbortSignal,
): Promise<Page<Repository>> {
  const answer = await send(
    {
      route: "GET /installation/repositories",
      parameters: { per_page: PER_PAGE, page },
      headers: { "if-none-match": etag ?? undefined },
      token,
    },
    signal,
  );
  if (answer.status === 304) return { status: "not_modified" };
  return parsePage({ answer, listKey: "repositories", entrySchema: repositorySchema });
}
