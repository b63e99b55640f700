"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "@/components/settings/error-notice";
import { GithubIcon } from "@/components/settings/github-icon";
import { ReadError } from "@/components/settings/read-error";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { sortByAttention } from "@/lib/client/github/health";
import type { Integration } from "@/lib/contract/schemas/github";
import { ConnectButton } from "./connect-button";
import { DisconnectedContext } from "./disconnected-context";
import { InstallationCard } from "./installation-card";
import { InstallationsSkeleton } from "./installations-skeleton";
import type { Connect } from "./use-connect";

interface InstallationListProps {
  list: UseQueryResult<Integration[]>;
  connect: Connect;
}

/** Each state of the read has its own look; a list that is known stays when a later read fails. */
export function InstallationList({ list, connect }: InstallationListProps) {
  const [goneName, setGoneName] = useState<string | null>(null);
  return (
    <DisconnectedContext value={setGoneName}>
      {goneName && (
        <Notice tone="success" title={`${goneName} disconnected`} onDismiss={() => setGoneName(null)} />
      )}
      {list.isError && list.data && <ErrorNotice title="This list may be out of date" error={list.error} />}
      <ListBody list={list} connect={connect} />
    </DisconnectedContext>
  );
}

function ListBody({ list, connect }: InstallationListProps) {
  if (list.data === undefined) {
    if (!list.error) return <InstallationsSkeleton />;
    return (
      <Card>
        <ReadError
          title="Your GitHub accounts could not be read"
          error={list.error}
          safe="Your connections are untouched."
          onRetry={() => list.refetch()}
          isRetrying={list.isFetching}
        />
      </Card>
    );
  }
  if (list.data.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<GithubIcon className="size-5" />}
          title="No GitHub account is connected"
          action={<ConnectButton connect={connect} isFirst />}
        >
          A connection lets agents and tools read your repositories, push branches and open pull requests in
          your name. You choose on GitHub which repositories to share, and you can connect several accounts.
        </EmptyState>
      </Card>
    );
  }
  return sortByAttention(list.data).map((installation) => (
    <InstallationCard key={installation.installation_id} installation={installation} connect={connect} />
  ));
}
