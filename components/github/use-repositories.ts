"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { mergeRepositories } from "@/lib/client/github/merge-pages";
import { githubQueries } from "@/lib/client/github/queries";
import type { Integration } from "@/lib/contract/schemas/github";

/** All pages read so far as one list; the last search stays on screen while the next one is read. */
export function useRepositories({ installation_id: id, repository_count }: Integration, search: string) {
  const query = useInfiniteQuery({
    ...githubQueries.repos(id, { search }),
    placeholderData: keepPreviousData,
  });
  const isSearch = search !== "";
  const blank = useInfiniteQuery({ ...githubQueries.repos(id, { search: "" }), enabled: false });
  const matches = useQuery({
    ...githubQueries.matches(id, { search }),
    // The rows come first; how many follow is asked once it is known that some do.
    enabled: isSearch && query.hasNextPage && !query.isPlaceholderData,
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => mergeRepositories(pages ?? []), [pages]);
  return {
    query,
    rows,
    firstPage: pages?.[0] ?? null,
    isCounting: matches.isLoading,
    count: {
      loaded: rows.length,
      hasMore: query.hasNextPage,
      total: blank.data?.pages[0]?.total ?? repository_count ?? null,
      matches: matches.data ?? null,
      isSearch,
    },
  };
}

export type Repositories = ReturnType<typeof useRepositories>;
