"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "@/components/settings/error-notice";
import { NoGithubAccounts } from "@/components/settings/no-github-accounts";
import { Card } from "@/components/ui/card";
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
  /** Whether connecting is what the page leads with. */
  isLead: boolean;
  /** The way to GitHub is under way, with its own button to open it again. */
  isWaiting: boolean;
}

/** Each state of the read has its own look; a list that is known stays when a later read fails. */
export function InstallationList(props: InstallationListProps) {
  const { list } = props;
  const [goneName, setGoneName] = useState<string | null>(null);
  return (
    <DisconnectedContext value={setGoneName}>
      {goneName && (
        <Notice tone="success" title={`${goneName} disconnected`} onDismiss={() => setGoneName(null)} />
      )}
      {list.isError && list.data && <ErrorNotice title="This list may be out of date" error={list.error} />}
      <ListBody {...props} />
    </DisconnectedContext>
  );
}

function ListBody({ list, connect, isLead, isWaiting }: InstallationListProps) {
  if (list.isPending) return <InstallationsSkeleton />;
  if (list.data && list.data.length > 0) {
    return sortByAttention(list.data).map((installation) => (
      <InstallationCard key={installation.installation_id} installation={installation} connect={connect} />
    ));
  }
  return (
    <Card>
      <NoGithubAccounts
        list={list}
        action={!isWaiting && <ConnectButton connect={connect} isFirst isLead={isLead} />}
      >
        A connection lets agents and tools read your repositories, push branches and open pull requests in
        your name. You choose on GitHub which repositories to share, and you can connect several accounts.
      </NoGithubAccounts>
    </Card>
  );
}
