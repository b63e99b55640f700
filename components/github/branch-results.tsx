"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { GitBranch, SearchX } from "lucide-react";
import { ReadError } from "@/components/settings/read-error";
import { useMayChange } from "@/components/settings/use-access";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { BranchesPage } from "@/lib/client/github/queries";
import { BranchList } from "./branch-list";
import { BranchSkeleton } from "./branch-skeleton";
import { explainBranchError } from "./explain-branch-error";

export type BranchQuery = UseInfiniteQueryResult<InfiniteData<BranchesPage>>;

interface BranchResultsProps {
  query: BranchQuery;
  branches: { names: string[]; defaultBranch: string | null };
  search: string;
  onClearSearch: () => void;
  /** Leaves for the list and reads it anew. */
  onRefresh: () => void;
}

export function BranchResults(props: BranchResultsProps) {
  const { query, branches, search, onClearSearch, onRefresh } = props;
  const mayRefresh = useMayChange("refreshGithub");
  if (!query.data || (query.isError && query.isPlaceholderData)) {
    if (!query.error) return <BranchSkeleton />;
    const { isListOld = false, ...words } = explainBranchError(query.error);
    const isRefresh = isListOld && mayRefresh;
    return (
      <ReadError
        {...words}
        error={query.error}
        onRetry={isRefresh ? onRefresh : () => query.refetch()}
        retryLabel={isRefresh ? "Refresh the list" : undefined}
        isRetrying={query.isFetching}
      />
    );
  }
  if (branches.names.length > 0) {
    return (
      <>
        {query.data.pages[0]?.isStale && (
          <Notice
            tone="warning"
            title="GitHub did not answer; these are the stored branches"
            announce={false}
            className="mx-4 mt-4 sm:mx-6"
          />
        )}
        <BranchList key={search} query={query} branches={branches} />
      </>
    );
  }
  if (search !== "") {
    return (
      <EmptyState
        icon={<SearchX />}
        title={<span className="wrap-anywhere">No branch matches “{search}”</span>}
        action={<Button onClick={onClearSearch}>Clear search</Button>}
      />
    );
  }
  return (
    <EmptyState icon={<GitBranch />} title="This repository has no branches">
      A new repository has none until something is pushed to it.
    </EmptyState>
  );
}
