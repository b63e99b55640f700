"use client";

import { AccessNotice } from "@/components/settings/access-notice";
import { BackLink } from "@/components/settings/back-link";
import { useAccess } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { Avatar } from "@/components/ui/avatar";
import { ExternalLink } from "@/components/ui/external-link";
import { buildManageUrl } from "@/lib/client/github/build-manage-url";
import type { RefreshRepositories } from "@/lib/client/github/use-refresh-repositories";
import type { Integration } from "@/lib/contract/schemas/github";
import { routes } from "@/lib/routes";
import { AccountBadge } from "./account-badge";
import { ConnectOffer } from "./connect-offer";
import { ConnectProblemNotice } from "./connect-problem-notice";
import { HealthBadge } from "./health-badge";
import { HealthNotice } from "./health-notice";
import { RefreshButton } from "./refresh-button";
import { RefreshProblem } from "./refresh-problem";
import { RepositorySummary } from "./repository-summary";
import { useConnect } from "./use-connect";

interface InstallationHeaderProps {
  installation: Integration;
  installations: readonly Integration[];
  refresh: RefreshRepositories;
}

export function InstallationHeader({ installation, installations, refresh }: InstallationHeaderProps) {
  const { capabilities } = useViewer();
  const access = useAccess("refreshGithub");
  const connect = useConnect(installations);
  const name = installation.account?.name ?? "GitHub";
  const isOrganization = installation.account?.type === "Organization";
  // There is nothing left on GitHub to refresh or to manage.
  const isGone = installation.installation_status === "uninstalled";
  // GitHub would refuse; the button comes back with the end of the wait.
  const isPaused = installation.installation_status === "rate_limited";
  // The refresh that found it out says why, with the request's id.
  const isSaidAbove = installation.installation_status === "unavailable" && refresh.error !== null;
  return (
    <header>
      <BackLink href={routes.github}>GitHub</BackLink>
      <div className="flex flex-col gap-2 sm:flex-row sm:items-start sm:gap-4">
        <div className="flex min-w-0 flex-1 items-start gap-3">
          <Avatar name={name} shape={isOrganization ? "organisation" : "person"} size="lg" />
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
              <h1 tabIndex={-1} className="min-w-0 text-2xl font-semibold tracking-[-0.015em] wrap-anywhere">
                {name}
              </h1>
              <AccountBadge type={installation.account?.type} />
              <HealthBadge status={installation.installation_status} />
            </div>
            <RepositorySummary installation={installation} className="text-muted" />
            {!isGone && (
              <ExternalLink
                href={buildManageUrl(installation, capabilities.githubOrigin)}
                className="mt-1 text-sm max-sm:min-h-11 pointer-coarse:min-h-11"
              >
                Manage on GitHub
              </ExternalLink>
            )}
          </div>
        </div>
        {!isGone && !isPaused && <RefreshButton installation={installation} refresh={refresh} />}
      </div>
      <AccessNotice access={access} look="notice" className="mt-4" />
      <RefreshProblem installation={installation} refresh={refresh} />
      {!isSaidAbove && <HealthNotice installation={installation} connect={connect} className="mt-4" />}
      <ConnectOffer connect={connect} />
      <div className="mt-4 empty:hidden">
        <ConnectProblemNotice connect={connect} installations={installations} />
      </div>
    </header>
  );
}
