"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { NoGithubAccounts } from "@/components/settings/no-github-accounts";
import { SyncProgress } from "@/components/settings/sync-progress";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { NumberText } from "@/components/ui/number-text";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { findHealth, sortByAttention } from "@/lib/client/github/health";
import { findProgress } from "@/lib/client/github/sync-progress";
import type { Integration } from "@/lib/contract/schemas/github";
import { routes, toInstallation } from "@/lib/routes";

export function GithubSummary({ list }: { list: UseQueryResult<Integration[]> }) {
  if (list.isPending) return <SummarySkeleton />;
  if (!list.data || list.data.length === 0) {
    return (
      <NoGithubAccounts
        list={list}
        action={
          <Button asChild>
            <Link href={routes.github}>Connect GitHub</Link>
          </Button>
        }
      >
        Connect one to work with its repositories.
      </NoGithubAccounts>
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
  const { account } = installation;
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
          <span className="block text-sm text-muted empty:hidden">
            <RepositoryCount installation={installation} />
          </span>
        </span>
        {health && <Badge tone={health.tone}>{health.label}</Badge>}
      </span>
      <ChevronRight className="text-faint rtl:-scale-x-100" />
    </Link>
  );
}

function RepositoryCount({ installation }: { installation: Integration }) {
  const soFar = findProgress(installation);
  if (soFar !== null) return <SyncProgress soFar={soFar} />;
  const count = installation.repository_count;
  if (typeof count !== "number") return null;
  return (
    <>
      <NumberText value={count} /> {count === 1 ? "repository" : "repositories"}
    </>
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
