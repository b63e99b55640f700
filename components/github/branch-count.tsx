"use client";

import { formatNumber } from "@/components/ui/format";
import { LiveRegion } from "@/components/ui/live-region";
import { describeCount } from "@/lib/client/github/merge-pages";

interface BranchCountProps {
  query: { data: object | undefined; hasNextPage: boolean };
  loaded: number;
  isSearch: boolean;
  isLate: boolean;
}

const NOUN = { one: "branch", many: "branches" };

export function BranchCount({ query, loaded, isSearch, isLate }: BranchCountProps) {
  const count = { loaded, hasMore: query.hasNextPage, total: null, isSearch };
  const text = query.data ? describeCount(count, NOUN, formatNumber) : "";
  return (
    <p className="mt-2 min-h-5 text-sm text-muted tabular-nums">
      <span aria-hidden="true">{isLate ? "Searching" : text}</span>
      <LiveRegion message={isLate ? "" : text} />
    </p>
  );
}
