"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { GithubIcon } from "@/components/settings/github-icon";
import { ReadError } from "@/components/settings/read-error";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NumberText } from "@/components/ui/number-text";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { findHealth, sortByAttention } from "@/lib/client/github/health";
import type { Integration } from "@/lib/contract/schemas/github";
import { routes, toInstallation } from "@/lib/routes";

export function GithubSummary({ list }: { list: UseQueryResult<Integration[]> }) {
  if (list.data === undefined) {
    if (!list.error) return <SummarySkeleton />;
    return (
      <ReadError
        title="Your GitHub accounts could not be read"
        error={list.error}
        safe="Your connections are untouched."
        onRetry={() => list.refetch()}
        isRetrying={list.isFetching}
      />
    );
  }
  if (list.data.length === 0) {
    return (
      <EmptyState
        icon={<GithubIcon className="size-5" />}
        title="No GitHub account is connected"
        action={
          <Button asChild>
            <Link href={routes.github}>Connect GitHub</Link>
          </Button>
        }
      >
        Connect one to work with its repositories.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-border">
      {sortByAttention(list.data).map((row) => (
        <li key={row.installation_id}>
          <AccountLink installation={row} />
        </li>
      ))}
    </ul>
  );
}

function AccountLink({ installation }: { installation: Integration }) {
  const { account, repository_count: count } = installation;
  const name = account?.name ?? "GitHub";
  const health = findHealth(installation.installation_status);
  const isOrganization = account?.type === "Organization";
  return (
    <Link
      href={toInstallation(installation.installation_id)}
      className="flex min-h-14 items-center gap-3 px-4 py-2 -outline-offset-2 hover:bg-subtle sm:px-6"
    >
      <Avatar name={name} shape={isOrganization ? "organisation" : "person"} />
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 basis-40">
          <span className="block truncate font-medium">{name}</span>
          {typeof count === "number" && (
            <span className="block text-sm text-muted">
              <NumberText value={count} /> {count === 1 ? "repository" : "repositories"}
            </span>
          )}
        </span>
        {health && <Badge tone={health.tone}>{health.label}</Badge>}
      </span>
      <ChevronRight className="text-faint rtl:-scale-x-100" />
    </Link>
  );
}

function SummarySkeleton() {
  return (
    <SkeletonGroup label="Loading GitHub accounts">
      <div className="flex min-h-14 items-center gap-3 px-4 sm:px-6">
        <Skeleton className="size-8 rounded-full" />
        <Skeleton className="h-5 w-40" />
      </div>
    </SkeletonGroup>
  );
}
