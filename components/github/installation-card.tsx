"use client";

import Link from "next/link";
import { useViewer } from "@/components/settings/viewer-context";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card, CardFooter } from "@/components/ui/card";
import { ExternalLink } from "@/components/ui/external-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { buildManageUrl } from "@/lib/client/github/build-manage-url";
import type { Integration } from "@/lib/contract/schemas/github";
import { toInstallation } from "@/lib/routes";
import { AccountBadge } from "./account-badge";
import { DisconnectButton } from "./disconnect-button";
import { HealthBadge } from "./health-badge";
import { HealthNotice } from "./health-notice";
import { RepositorySummary } from "./repository-summary";
import type { Connect } from "./use-connect";

interface InstallationCardProps {
  installation: Integration;
  connect: Connect;
}

export function InstallationCard({ installation, connect }: InstallationCardProps) {
  const { capabilities } = useViewer();
  const name = installation.account?.name ?? "GitHub";
  const titleId = `installation-${installation.installation_id}`;
  const isOrganization = installation.account?.type === "Organization";
  return (
    <Card aria-labelledby={titleId}>
      <div className="flex items-start gap-3 px-4 py-4 sm:px-6 sm:py-5">
        <Avatar name={name} shape={isOrganization ? "organisation" : "person"} size="lg" />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
            <h2 id={titleId} className="min-w-0 text-lg font-semibold wrap-anywhere">
              <Link
                href={toInstallation(installation.installation_id)}
                className="rounded-sm hover:underline"
              >
                {name}
              </Link>
            </h2>
            <AccountBadge type={installation.account?.type} />
            <HealthBadge status={installation.installation_status} />
          </div>
          <RepositorySummary installation={installation} className="mt-1 text-muted" />
        </div>
      </div>
      <HealthNotice installation={installation} connect={connect} className="mx-4 mb-4 sm:mx-6 sm:mb-5" />
      <CardFooter
        hint={
          <>
            Connected <RelativeTime value={installation.created_at} />
            {installation.uses_shared_installation && " · Also used by this project"}
          </>
        }
      >
        <ExternalLink
          href={buildManageUrl(installation, capabilities.githubOrigin)}
          className="me-auto text-sm sm:me-2"
        >
          <span>
            Manage<span className="max-sm:sr-only"> on GitHub</span>
          </span>
        </ExternalLink>
        <DisconnectButton installation={installation} />
        <Button asChild size="sm">
          <Link href={toInstallation(installation.installation_id)}>Repositories</Link>
        </Button>
      </CardFooter>
    </Card>
  );
}
