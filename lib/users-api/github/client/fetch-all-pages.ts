import { GithubError } from "./github-error";
import { runConcurrently } from "./run-concurrently";
import type { FetchedPage } from "./types";

export const PER_PAGE = 100;

type FetchPage<T> = (page: number, signal?: AbortSignal) => Promise<FetchedPage<T>>;

/**
 * Every page in order: the first tells the count, then several at a time, then one by one while the last still
 * names a next (the list grew meanwhile, or GitHub gave no count).
 */
export async function fetchAllPages<T>(
  input: { fetchPage: FetchPage<T>; first?: FetchedPage<T> | null; concurrency?: number },
  signal?: AbortSignal,
): Promise<FetchedPage<T>[]> {
  const { fetchPage, concurrency } = input;
  const first = input.first ?? (await fetchPage(1, signal));
  const pageCount = countPages(first);
  refuseEndless(pageCount);

  const numbers = Array.from({ length: pageCount - 1 }, (_, index) => index + 2);
  const rest = await runConcurrently(
    { inputs: numbers, limit: boundConcurrency(concurrency), run: fetchPage },
    signal,
  );
  const pages = [first, ...rest];
  while (pages.at(-1)?.hasNext) {
    refuseEndless(pages.length + 1);
    pages.push(await fetchPage(pages.length + 1, signal));
  }
  return pages;
}

/** GitHub's advice is few requests at once; its secondary limit counts all of them together. */
export function boundConcurrency(concurrency: number = CONCURRENCY_MAX): number {
  return Math.min(Math.max(Math.floor(concurrency), 1), CONCURRENCY_MAX);
}

const CONCURRENCY_MAX = 10;
/** 100,000 entries; an answer that names more is a loop or hostile. */
const PAGES_MAX = 1000;

function countPages(first: FetchedPage<unknown>): number {
  return Math.max(1, first.lastPage ?? 1, Math.ceil((first.totalCount ?? 0) / PER_PAGE));
}

function refuseEndless(pageCount: number): void {
  if (pageCount <= PAGES_MAX) return;
  throw new GithubError({ kind: "invalid_answer", message: `GitHub names more than ${PAGES_MAX} pages` });
}
