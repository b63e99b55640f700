"use client";

import { formatNumber } from "@/components/ui/format";
import { LiveRegion } from "@/components/ui/live-region";
import { useHydrated } from "@/components/ui/use-hydrated";
import { describeCount } from "@/lib/client/github/merge-pages";
import type { Repositories } from "./use-repositories";

interface RepositoryCountProps {
  repositories: Repositories;
  isTyping: boolean;
}

const NOUN = { one: "repository", many: "repositories" };

export function RepositoryCount({ repositories, isTyping }: RepositoryCountProps) {
  const isHydrated = useHydrated();
  const { query, rows, total, isSearch } = repositories;
  const isLate = isTyping || query.isPlaceholderData;
  const format = (value: number) => formatNumber(value, isHydrated ? undefined : "en");
  const count = { loaded: rows.length, hasMore: query.hasNextPage, total, isSearch };
  const text = query.data ? describeCount(count, NOUN, format) : "";
  return (
    <p className="min-h-5 shrink-0 text-sm text-muted tabular-nums sm:min-w-32 sm:text-end">
      <span aria-hidden="true">{isLate ? "Searching" : text}</span>
      <LiveRegion message={isLate ? "" : text} />
    </p>
  );
}
