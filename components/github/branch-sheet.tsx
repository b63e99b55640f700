"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useViewer } from "@/components/settings/viewer-context";
import { ExternalLink } from "@/components/ui/external-link";
import { SearchInput } from "@/components/ui/search-input";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { useDebounced } from "@/components/ui/use-debounced";
import { buildRepositoryUrl } from "@/lib/client/github/build-manage-url";
import { mergeBranches } from "@/lib/client/github/merge-pages";
import { githubQueries } from "@/lib/client/github/queries";
import { SEARCH_LENGTH_MAX } from "@/lib/contract/limits";
import { BranchResults } from "./branch-results";
import { ListCount } from "./list-count";

const SEARCH_DELAY_MS = 300;
const NOUN = { one: "branch", many: "branches" };

interface BranchSheetProps {
  installationId: string;
  repo: string;
  isOpen: boolean;
  onClose: () => void;
  onRefresh: () => void;
}

export function BranchSheet({ installationId, repo, isOpen, onClose, onRefresh }: BranchSheetProps) {
  const { capabilities } = useViewer();
  const [text, setText] = useState("");
  const search = useDebounced(text.trim(), SEARCH_DELAY_MS);
  const query = useInfiniteQuery({
    ...githubQueries.branches(installationId, { repo, search }),
    placeholderData: keepPreviousData,
    enabled: isOpen,
  });
  const pages = query.data?.pages;
  const branches = useMemo(() => mergeBranches(pages ?? []), [pages]);
  const loaded = branches.names.length;
  const count = { loaded, hasMore: query.hasNextPage, total: null, matches: null, isSearch: search !== "" };
  const isLate = query.isPlaceholderData || text.trim() !== search;

  return (
    <Sheet open={isOpen} onOpenChange={(open) => open || onClose()}>
      <SheetContent
        title={<span className="font-mono">{repo}</span>}
        description={
          <>
            Branches of this repository{" · "}
            <ExternalLink href={buildRepositoryUrl(repo, capabilities.githubOrigin)}>
              Open on GitHub
            </ExternalLink>
          </>
        }
        toolbar={
          <>
            <SearchInput
              label="Search branches"
              maxLength={SEARCH_LENGTH_MAX}
              value={text}
              onValueChange={setText}
            />
            <ListCount count={query.data ? count : null} noun={NOUN} isLate={isLate} className="mt-2" />
          </>
        }
      >
        <BranchResults
          query={query}
          branches={branches}
          search={search}
          onClearSearch={() => setText("")}
          onRefresh={() => {
            onClose();
            onRefresh();
          }}
        />
      </SheetContent>
    </Sheet>
  );
}
