"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ExternalLink } from "@/components/ui/external-link";
import { Notice } from "@/components/ui/notice";
import { buildManageUrl } from "@/lib/client/github/build-manage-url";
import type { Integration } from "@/lib/contract/schemas/github";
import { TOUCH_TARGET } from "./touch-target";
import type { Connect } from "./use-connect";

interface AllLinkedNoticeProps {
  installations: readonly Integration[];
  connect: Connect;
}

/** Not a failure: there is nothing left to connect, so it says where to go for what the person may want. */
export function AllLinkedNotice({ installations, connect }: AllLinkedNoticeProps) {
  const { capabilities } = useViewer();
  const canInstall = capabilities.traits.installsBesideLinked;
  const present = installations.filter((row) => row.installation_status !== "uninstalled");
  return (
    <Notice
      tone="info"
      title="Every account that has the app is already connected"
      onDismiss={connect.clearProblem}
      actions={
        canInstall && (
          <Button
            size="sm"
            className={TOUCH_TARGET}
            disabled={!connect.isAllowed}
            pending={connect.isStarting}
            pendingLabel="Opening GitHub"
            onClick={connect.connectNewAccount}
          >
            Install on another account
          </Button>
        )
      }
    >
      <p>Is a repository missing? Share it on GitHub, under Repository access:</p>
      <ul className="mt-1 flex flex-col gap-x-4">
        {present.map((row) => (
          <li key={row.installation_id}>
            <ExternalLink
              href={buildManageUrl(row, capabilities.githubOrigin)}
              className={cn(TOUCH_TARGET, "wrap-anywhere")}
            >
              Repository access of {toAccountName(row)}
            </ExternalLink>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        {canInstall
          ? "Is an account or organisation missing? It does not have the app yet: install it there, and it is connected with that."
          : "Is an organisation missing? It does not have the app yet. One of its owners can install it on GitHub."}
      </p>
    </Notice>
  );
}

function toAccountName({ account, installation_id }: Integration): string {
  if (!account) return `installation ${installation_id}`;
  return account.type === "Organization" ? `the organisation ${account.name}` : account.name;
}
