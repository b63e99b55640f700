"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { ExternalLink } from "@/components/ui/external-link";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { useNow } from "@/components/ui/use-now";
import { buildManageUrl } from "@/lib/client/github/build-manage-url";
import { findHealth } from "@/lib/client/github/health";
import type { Integration } from "@/lib/contract/schemas/github";
import { TOUCH_TARGET } from "./touch-target";
import type { Connect } from "./use-connect";

const SOON_MS = 60_000;

interface HealthNoticeProps {
  installation: Integration;
  connect: Connect;
  className?: string;
}

/** What is wrong with an installation and its own next step; nothing where all is well or unknown. */
export function HealthNotice({ installation, connect, className }: HealthNoticeProps) {
  const { capabilities } = useViewer();
  const nowMs = useNow();
  const health = findHealth(installation.installation_status);
  if (!health?.step) return null;
  const until = installation.installation_status === "rate_limited" ? installation.status_until : null;
  const isSoon = until && nowMs !== null && Date.parse(until) - nowMs < SOON_MS;

  function toAction() {
    switch (health?.step) {
      case "reconnect":
        return (
          <Button
            size="sm"
            className={TOUCH_TARGET}
            disabled={!connect.isAllowed}
            pending={connect.isStarting}
            pendingLabel="Opening GitHub"
            onClick={connect.connect}
          >
            Reconnect
          </Button>
        );
      case "manage":
        return (
          <ExternalLink
            href={buildManageUrl(installation, capabilities.githubOrigin)}
            className={TOUCH_TARGET}
          >
            Review on GitHub
          </ExternalLink>
        );
      default:
        return null;
    }
  }

  return (
    <Notice
      tone={health.tone}
      title={health.label}
      announce={false}
      className={className}
      actions={toAction()}
    >
      {health.explain}
      {until && <> GitHub lifts this {isSoon ? "in a moment" : <RelativeTime value={until} />}.</>}
    </Notice>
  );
}
