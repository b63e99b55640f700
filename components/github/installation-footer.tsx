"use client";

import Link from "next/link";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ExternalLink } from "@/components/ui/external-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { buildManageUrl } from "@/lib/client/github/build-manage-url";
import type { Integration } from "@/lib/contract/schemas/github";
import { toInstallation } from "@/lib/routes";
import { DisconnectButton } from "./disconnect-button";
import { TOUCH_TARGET } from "./touch-target";

/** Since when, and what can be done; what ends the connection stands last and apart. */
export function InstallationFooter({ installation }: { installation: Integration }) {
  const { capabilities } = useViewer();
  const { installation_id: id, created_at, uses_shared_installation, installation_status } = installation;
  // There is nothing left on GitHub to manage.
  const isGone = installation_status === "uninstalled";
  return (
    <footer className="flex flex-col gap-3 rounded-b-[9px] border-t bg-background px-4 py-3 sm:flex-row sm:items-center sm:gap-6 sm:px-6">
      <p className="min-w-0 flex-1 text-pretty text-sm text-muted">
        Connected <RelativeTime value={created_at} />
        {uses_shared_installation && " · Also used by this project"}
      </p>
      <div className="grid shrink-0 grid-cols-2 gap-2 sm:flex sm:items-center">
        {!isGone && (
          <ExternalLink
            href={buildManageUrl(installation, capabilities.githubOrigin)}
            className={cn(
              TOUCH_TARGET,
              "justify-center text-sm max-sm:rounded-md max-sm:border max-sm:bg-surface sm:px-2",
            )}
          >
            <span>
              Manage<span className="max-sm:sr-only"> on GitHub</span>
            </span>
          </ExternalLink>
        )}
        <Button asChild size="sm" className={cn(TOUCH_TARGET, isGone && "max-sm:col-span-2")}>
          <Link href={toInstallation(id)}>Repositories</Link>
        </Button>
        <DisconnectButton
          installation={installation}
          className={cn(TOUCH_TARGET, "max-sm:col-span-2 max-sm:mt-3 sm:ms-4")}
        />
      </div>
    </footer>
  );
}
