"use client";

import { Suspense, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { Integration, Repository } from "@/lib/contract/schemas/github";
import { toInstallation } from "@/lib/routes";
import { MoreRow } from "./more-row";
import { moveIndex } from "./move-index";
import { NearEnd } from "./near-end";
import { RepositoryHeadings } from "./repository-headings";
import { RepositoryRow } from "./repository-row";
import type { Repositories } from "./use-repositories";

const VirtualRows = lazyPart(async () => (await import("./virtual-rows")).VirtualRows);

/** As many as one page holds are plain rows, which the server can print; more are virtual. */
const PLAIN_ROWS_MAX = 100;
const ROWS_PER_SCREEN = 10;

interface RepositoryListProps {
  installation: Integration;
  repositories: Repositories;
  onOpen: (repository: Repository) => void;
}

export function RepositoryList({ installation, repositories, onOpen }: RepositoryListProps) {
  const { query, rows } = repositories;
  const isHydrated = useHydrated();
  // More of them are plain where the code of the virtual ones did not come.
  const [plainMax, setPlainMax] = useState(PLAIN_ROWS_MAX);
  const [current, setCurrent] = useState({ index: 0, byKey: false });
  const currentIndex = Math.min(current.index, rows.length - 1);

  function renderRow(index: number) {
    const repository = rows[index];
    if (!repository) return null;
    return (
      <RepositoryRow
        repository={repository}
        href={toInstallation(installation.installation_id, { repo: repository.full_name })}
        isCurrent={index === currentIndex}
        takesFocus={current.byKey && index === currentIndex}
        onOpen={onOpen}
      />
    );
  }

  function handleKeyDown(event: React.KeyboardEvent) {
    const next = moveIndex(event.key, currentIndex, { count: rows.length, perScreen: ROWS_PER_SCREEN });
    if (next === null) return;
    event.preventDefault();
    setCurrent({ index: next, byKey: true });
  }

  function handleFocus(event: React.FocusEvent) {
    const name = event.target.getAttribute("data-row");
    const index = rows.findIndex((row) => row.full_name === name);
    if (index >= 0 && index !== currentIndex) setCurrent({ index, byKey: false });
  }

  function readOn() {
    const isFree = query.hasNextPage && !query.isFetching && !query.isFetchNextPageError;
    if (!isFree || query.isPlaceholderData) return;
    VirtualRows.preload();
    void query.fetchNextPage();
  }

  const plain = (
    <ul aria-label="Repositories" className="divide-y divide-border">
      {rows.slice(0, plainMax).map((repository, index) => (
        <li key={repository.id} className="h-11 pointer-coarse:h-12">
          {renderRow(index)}
        </li>
      ))}
    </ul>
  );
  const isVirtual = isHydrated && rows.length > plainMax;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: The keys move between the links inside.
    <div onKeyDown={handleKeyDown} onFocus={handleFocus} className="overflow-clip rounded-b-[9px]">
      {/* The older PostHog tells nothing but names. */}
      <RepositoryHeadings
        hasLanguage={rows.some(({ language }) => language)}
        hasPushed={rows.some(({ pushed_at }) => pushed_at)}
      />
      {isVirtual ? (
        <Suspense fallback={plain}>
          <VirtualRows
            label="Repositories"
            count={rows.length}
            currentIndex={currentIndex}
            followsCurrent={current.byKey}
            getKey={(index) => rows[index]?.id ?? index}
            renderRow={renderRow}
            onMissing={() => setPlainMax(rows.length)}
          />
        </Suspense>
      ) : (
        plain
      )}
      {query.hasNextPage && <NearEnd count={rows.length} onNear={readOn} />}
      <MoreRow query={query} label="repositories" />
    </div>
  );
}
