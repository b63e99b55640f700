"use client";

import { ErrorNotice } from "@/components/settings/error-notice";
import { Notice } from "@/components/ui/notice";
import { findHealth } from "@/lib/client/github/health";
import type { RefreshRepositories } from "@/lib/client/github/use-refresh-repositories";
import type { Integration } from "@/lib/contract/schemas/github";

interface RefreshProblemProps {
  installation: Integration;
  refresh: RefreshRepositories;
}

const TITLE = "The list was not refreshed; it is shown as stored";

/** Where the installation itself says what is wrong, a second explanation would contradict it. */
export function RefreshProblem({ installation, refresh }: RefreshProblemProps) {
  if (!refresh.error || refresh.isPending) return null;
  const { installation_status: status } = installation;
  return status !== "unavailable" && findHealth(status)?.step ? (
    <Notice tone="warning" title={TITLE} className="mt-4" onDismiss={refresh.reset} />
  ) : (
    <ErrorNotice title={TITLE} error={refresh.error} className="mt-4" onDismiss={refresh.reset} />
  );
}
