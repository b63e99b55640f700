"use client";

import { useEffect, useRef, useState } from "react";
import { Card } from "@/components/ui/card";
import { SearchInput } from "@/components/ui/search-input";
import { SEARCH_LENGTH_MAX } from "@/lib/contract/limits";
import type { Integration } from "@/lib/contract/schemas/github";
import { BranchPanel } from "./branch-panel";
import { ListCount } from "./list-count";
import { MissingHelp } from "./missing-help";
import { RepositoryResults } from "./repository-results";
import { SyncNotice } from "./sync-notice";
import { useAddressSearch } from "./use-address-search";
import { useFreshSummary } from "./use-fresh-summary";
import { useOpenRepository } from "./use-open-repository";
import { useRepositories } from "./use-repositories";

const NOUN = { one: "repository", many: "repositories" };

interface RepositoryBrowserProps {
  installation: Integration;
  installations: readonly Integration[];
  onRefresh: () => void;
}

export function RepositoryBrowser({ installation, installations, onRefresh }: RepositoryBrowserProps) {
  const { text, search, setText } = useAddressSearch();
  const repositories = useRepositories(installation, search);
  const { query, count, isCounting } = repositories;
  const opened = useOpenRepository();
  useFreshSummary(installation, repositories.firstPage);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const cardRef = useRef<HTMLElement>(null);
  const lastSearch = useRef(search);

  useEffect(() => {
    // Another search starts at its first row, not where the last one had been scrolled to.
    if (lastSearch.current === search) return;
    lastSearch.current = search;
    const top = cardRef.current?.getBoundingClientRect().top ?? 0;
    if (top < 0) cardRef.current?.scrollIntoView({ block: "start" });
  }, [search]);

  return (
    <div className="mt-6 flex flex-col gap-4">
      <SyncNotice installation={installation} page={repositories.firstPage} />
      <MissingHelp
        installation={installation}
        installations={installations}
        isOpen={isHelpOpen}
        onOpenChange={setIsHelpOpen}
      />
      <Card ref={cardRef} aria-label="Repositories" className="scroll-mt-14">
        <div className="sticky top-14 z-20 flex flex-col gap-2 rounded-t-[9px] border-b bg-surface p-3 sm:flex-row sm:items-center sm:px-4">
          <SearchInput
            label="Search repositories"
            className="min-w-0 flex-1"
            hotkey
            maxLength={SEARCH_LENGTH_MAX}
            value={text}
            onValueChange={setText}
            onKeyDown={focusFirstRow}
          />
          <ListCount
            count={query.data ? count : null}
            noun={NOUN}
            isLate={query.isPlaceholderData || text.trim() !== search}
            isCounting={isCounting}
            className="shrink-0 sm:min-w-32 sm:text-end"
          />
        </div>
        <RepositoryResults
          installation={installation}
          repositories={repositories}
          search={search}
          onOpen={opened.open}
          onClearSearch={() => setText("")}
          onHelp={() => setIsHelpOpen(true)}
        />
      </Card>
      <BranchPanel
        installationId={installation.installation_id}
        repo={opened.repo}
        onClose={opened.close}
        onRefresh={onRefresh}
      />
    </div>
  );
}

function focusFirstRow(event: React.KeyboardEvent<HTMLInputElement>) {
  if (event.key !== "ArrowDown") return;
  const row = event.currentTarget.closest("section")?.querySelector<HTMLElement>("[data-row][tabindex='0']");
  if (!row) return;
  event.preventDefault();
  row.focus();
}
