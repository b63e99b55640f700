"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { mergeRepositories } from "@/lib/client/github/merge-pages";
import { githubQueries } from "@/lib/client/github/queries";

/** All pages read so far as one list; the last search stays on screen while the next one is read. */
export function useRepositories(installationId: string, search: string) {
  const query = useInfiniteQuery({
    ...githubQueries.repos(installationId, { search }),
    placeholderData: keepPreviousData,
  });
  const blank = useInfiniteQuery({ ...githubQueries.repos(installationId, { search: "" }), enabled: false });
  const pages = query.data?.pages;
  const rows = useMemo(() => mergeRepositories(pages ?? []), [pages]);
  return {
    query,
    rows,
    firstPage: pages?.[0] ?? null,
    /** How many are stored in all, as far as the server said so. */
    total: blank.data?.pages[0]?.total ?? null,
    isSearch: search !== "",
  };
}

export type Repositories = ReturnType<typeof useRepositories>;
