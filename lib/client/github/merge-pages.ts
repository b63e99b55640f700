import type { Repository } from "@/lib/contract/schemas/github";
import type { BranchesPage, ReposPage } from "./queries";

/** One list of all pages; a row that moved between two reads is shown once. */
export function mergeRepositories(pages: readonly ReposPage[]): Repository[] {
  const rows = new Map<number, Repository>();
  for (const page of pages) {
    for (const repository of page.repositories) {
      if (!rows.has(repository.id)) rows.set(repository.id, repository);
    }
  }
  return [...rows.values()];
}

/** The default branch first wherever the pages have it, each name once. */
export function mergeBranches(pages: readonly BranchesPage[]): {
  names: string[];
  defaultBranch: string | null;
} {
  const defaultBranch = pages.find((page) => page.defaultBranch)?.defaultBranch ?? null;
  const names = new Set(pages.flatMap((page) => page.branches));
  if (defaultBranch === null || !names.delete(defaultBranch)) return { names: [...names], defaultBranch };
  return { names: [defaultBranch, ...names], defaultBranch };
}

export type Count = {
  loaded: number;
  hasMore: boolean;
  /** How many there are without a search, and how many match one; null while nobody said. */
  total: number | null;
  matches: number | null;
  isSearch: boolean;
};
export type Noun = { one: string; many: string };

/** What is known, never a guess: "12,000 repositories", "1,204 of 12,000", "37 matches", "100+ matches". */
export function describeCount(count: Count, noun: Noun, format: (value: number) => string): string {
  const { loaded, hasMore, total, matches, isSearch } = count;
  if (!isSearch) {
    const known = hasMore ? total : loaded;
    if (known === null) return `${format(loaded)}+ ${noun.many}`;
    return `${format(known)} ${known === 1 ? noun.one : noun.many}`;
  }
  const found = hasMore ? matches : loaded;
  const text = found === null ? `${format(loaded)}+` : format(found);
  if (total !== null) return `${text} of ${format(total)}`;
  return `${text} ${found === 1 ? "match" : "matches"}`;
}
