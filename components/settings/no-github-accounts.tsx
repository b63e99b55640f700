"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { Integration } from "@/lib/contract/schemas/github";
import { GithubIcon } from "./github-icon";
import { ReadError } from "./read-error";

interface NoGithubAccountsProps {
  list: UseQueryResult<Integration[]>;
  /** What connects the first one. */
  action: ReactNode;
  /** What a connection is for. */
  children: ReactNode;
}

/** Why no account stands here: the read failed, or there is none. */
export function NoGithubAccounts({ list, action, children }: NoGithubAccountsProps) {
  if (list.data === undefined && list.error) {
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
  return (
    <EmptyState
      icon={<GithubIcon className="size-5" />}
      title="No GitHub account is connected"
      action={action}
    >
      {children}
    </EmptyState>
  );
}
