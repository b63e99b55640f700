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

type Count = { loaded: number; hasMore: boolean; total: number | null; isSearch: boolean };
type Noun = { one: string; many: string };

/** What is known, never a guess: "12,000 repositories", "37 of 12,000", "37 matches", "100+ matches". */
export function describeCount(count: Count, noun: Noun, format: (value: number) => string): string {
  const { loaded, hasMore, total, isSearch } = count;
  const pick = ({ one, many }: Noun, value: number) => (value === 1 ? one : many);
  if (!isSearch) {
    const known = hasMore ? total : loaded;
    return known === null ? `${format(loaded)}+ ${noun.many}` : `${format(known)} ${pick(noun, known)}`;
  }
  if (hasMore) return `${format(loaded)}+ matches`;
  if (total !== null) return `${format(loaded)} of ${format(total)}`;
  return `${format(loaded)} ${pick({ one: "match", many: "matches" }, loaded)}`;
}
