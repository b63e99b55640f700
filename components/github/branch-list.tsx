"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { BranchQuery } from "./branch-results";
import { BranchRow } from "./branch-row";
import { MoreRow } from "./more-row";
import { useRowHeight } from "./use-row-height";

const NEAR_END_ROWS = 20;

interface BranchListProps {
  query: BranchQuery;
  branches: { names: string[]; defaultBranch: string | null };
}

/** Scrolls inside the panel; the default branch is the first row wherever the search has it. */
export function BranchList({ query, branches }: BranchListProps) {
  const { names, defaultBranch } = branches;
  const scrollRef = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const virtualizer = useVirtualizer({
    count: names.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => scrollRef.current,
    getItemKey: (index) => names[index] ?? index,
    overscan: 10,
    useFlushSync: false,
  });
  const lastIndex = virtualizer.range?.endIndex ?? 0;
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;

  useEffect(() => {
    const isNearEnd = lastIndex >= names.length - NEAR_END_ROWS;
    if (isNearEnd && hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [lastIndex, names.length, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);

  return (
    <div ref={scrollRef} className="min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2">
      <ul aria-label="Branches" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const name = names[item.index] ?? "";
          return (
            <li
              key={item.key}
              aria-setsize={-1}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0 border-b"
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <BranchRow name={name} isDefault={name === defaultBranch} />
            </li>
          );
        })}
      </ul>
      <MoreRow query={query} label="branches" />
    </div>
  );
}
