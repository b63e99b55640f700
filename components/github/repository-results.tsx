"use client";

import { FolderGit2, SearchX } from "lucide-react";
import { ReadError } from "@/components/settings/read-error";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ExternalLink } from "@/components/ui/external-link";
import { buildManageUrl } from "@/lib/client/github/build-manage-url";
import type { Integration, Repository } from "@/lib/contract/schemas/github";
import { RepositoryList } from "./repository-list";
import { RepositorySkeleton } from "./repository-skeleton";
import type { Repositories } from "./use-repositories";

interface RepositoryResultsProps {
  installation: Integration;
  repositories: Repositories;
  search: string;
  onOpen: (repository: Repository) => void;
  onClearSearch: () => void;
  onHelp: () => void;
}

/** Loading, error, none, no match and rows: each has its own look. */
export function RepositoryResults(props: RepositoryResultsProps) {
  const { installation, repositories, search, onOpen, onClearSearch, onHelp } = props;
  const { query, rows, firstPage } = repositories;
  const { capabilities } = useViewer();

  if (!query.data || (query.isError && query.isPlaceholderData)) {
    if (!query.error) return <RepositorySkeleton />;
    return (
      <ReadError
        title="The repositories could not be read"
        error={query.error}
        safe="Nothing was changed."
        onRetry={() => query.refetch()}
        isRetrying={query.isFetching}
      />
    );
  }
  if (rows.length > 0) {
    return (
      <div className={cn(query.isPlaceholderData && "opacity-60 transition-opacity delay-150 duration-150")}>
        <RepositoryList
          key={search}
          installation={installation}
          repositories={repositories}
          onOpen={onOpen}
        />
      </div>
    );
  }
  if (search !== "" && !query.isPlaceholderData) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={<span className="wrap-anywhere">No repository matches “{search}”</span>}
        action={
          <>
            <Button onClick={onClearSearch}>Clear search</Button>
            <Button variant="ghost" onClick={onHelp}>
              A repository is missing?
            </Button>
          </>
        }
      >
        The search looks at owner and name, anywhere in them.
      </EmptyState>
    );
  }
  if (firstPage?.isSyncing) return <RepositorySkeleton />;
  return (
    <EmptyState
      icon={<FolderGit2 />}
      title="No repository is shared with this connection"
      action={
        <ExternalLink href={buildManageUrl(installation, capabilities.githubOrigin)}>
          Choose repositories on GitHub
        </ExternalLink>
      }
    >
      After you share some on GitHub, come back and refresh.
    </EmptyState>
  );
}
