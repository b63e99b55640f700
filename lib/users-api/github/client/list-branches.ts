import { z } from "zod";
import { fetchAllPages, PER_PAGE } from "./fetch-all-pages";
import { parseAnswer } from "./parse-answer";
import { parsePage } from "./parse-page";
import { requireRepositoryName } from "./require-path-value";
import type { SendRequest } from "./send-request";
import type { RepositoryName } from "./types";

/** Names in GitHub's order. A failing page fails the whole: a cut list would look like a full one. */
export async function listAllBranches(
  send: SendRequest,
  input: RepositoryName & { token: string; concurrency?: number },
  signal?: AbortSignal,
): Promise<string[]> {
  const { owner, repo } = requireRepositoryName(input);
  const { token, concurrency } = input;
  const pages = await fetchAllPages(
    {
      concurrency,
      fetchPage: async (page, pageSignal) => {
        const parameters = { owner, repo, per_page: PER_PAGE, page };
        const answer = await send(
          { route: "GET /repos/{owner}/{repo}/branches", parameters, token },
          pageSignal,
        );
        return parsePage({ answer, listKey: null, entrySchema: branchSchema });
      },
    },
    signal,
  );
  return [...new Set(pages.flatMap(({ items }) => items.map(({ name }) => name)))];
}

export async function getDefaultBranch(
  send: SendRequest,
  input: RepositoryName & { token: string },
  signal?: AbortSignal,
): Promise<string | null> {
  const parameters = requireRepositoryName(input);
  const answer = await send({ route: "GET /repos/{owner}/{repo}", parameters, token: input.token }, signal);
  return parseAnswer(repositoryDetailSchema, answer).default_branch;
}

const branchSchema = z.object({ name: z.string().min(1) });

const repositoryDetailSchema = z.object({ default_branch: z.string().min(1).nullable().catch(null) });
