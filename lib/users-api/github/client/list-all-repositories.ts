import { arePagesUnchanged, hasEveryPage } from "./are-pages-unchanged";
import { fetchAllPages } from "./fetch-all-pages";
import { GithubError } from "./github-error";
import { listRepositoriesPage, type SendAndRead } from "./list-repositories-page";
import type { AllRepositories, AllRepositoriesInput, FetchedPage, Repository } from "./types";

/**
 * With ETags for every page from the first on, asks conditionally. One changed page means that entries may have
 * moved between pages, so unchanged pages are never mixed with new ones: everything is then fetched afresh.
 */
export async function listAllRepositories(
  github: SendAndRead,
  { token, concurrency, onPage, etags }: AllRepositoriesInput,
  signal?: AbortSignal,
): Promise<AllRepositories> {
  const known = etags && hasEveryPage(etags) ? etags : null;

  async function fetchPage(page: number, pageSignal?: AbortSignal, etag?: string) {
    const fetched = await listRepositoriesPage(github, { token, page, etag }, pageSignal);
    if (fetched.status === "not_modified") return null;
    await onPage?.({ page, items: fetched.items, totalCount: fetched.totalCount });
    return fetched;
  }

  // Alone, because every page holds the count: when the list has grown, the first page already says so.
  const first = await fetchPage(1, signal, known?.get(1));
  if (
    first === null &&
    known &&
    (await arePagesUnchanged(github, { token, concurrency, etags: known }, signal))
  ) {
    return { notModified: true };
  }

  const pages = await fetchAllPages<Repository>(
    {
      first,
      concurrency,
      fetchPage: async (page, pageSignal) => (await fetchPage(page, pageSignal)) ?? refuseUnasked304(),
    },
    signal,
  );
  return { repositories: mergeById(pages), etags: collectEtags(pages) };
}

function refuseUnasked304(): never {
  throw new GithubError({ kind: "invalid_answer", message: "GitHub answered 304 unasked", status: 304 });
}

/** Pages shift while they are read, so an entry can come twice; the first place counts. */
function mergeById(pages: FetchedPage<Repository>[]): Repository[] {
  const byId = new Map<number, Repository>();
  for (const repository of pages.flatMap(({ items }) => items)) {
    if (!byId.has(repository.id)) byId.set(repository.id, repository);
  }
  return [...byId.values()];
}

function collectEtags(pages: FetchedPage<Repository>[]): Map<number, string> {
  const etags = new Map<number, string>();
  for (const [index, { etag }] of pages.entries()) {
    if (etag !== null) etags.set(index + 1, etag);
  }
  return etags;
}
