"use client";

import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import type { Integration } from "@/lib/contract/schemas/github";
import { toInstallation } from "@/lib/routes";
import { AccountBadge } from "./account-badge";
import { HealthBadge } from "./health-badge";
import { HealthNotice } from "./health-notice";
import { InstallationFooter } from "./installation-footer";
import { RepositorySummary } from "./repository-summary";
import { TOUCH_TARGET } from "./touch-target";
import type { Connect } from "./use-connect";

interface InstallationCardProps {
  installation: Integration;
  connect: Connect;
}

export function InstallationCard({ installation, connect }: InstallationCardProps) {
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
                className={cn(
                  TOUCH_TARGET,
                  "inline-flex items-center rounded-sm hover:underline max-sm:-my-2",
                )}
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
      <InstallationFooter installation={installation} />
    </Card>
  );
}
