"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { ExternalLink } from "@/components/ui/external-link";
import { Notice } from "@/components/ui/notice";
import { buildManageUrl } from "@/lib/client/github/build-manage-url";
import type { Integration } from "@/lib/contract/schemas/github";
import type { Connect } from "./use-connect";

interface AllLinkedNoticeProps {
  installations: readonly Integration[];
  connect: Connect;
}

/** Not a failure: there is nothing left to connect, so it says what the person may have wanted instead. */
export function AllLinkedNotice({ installations, connect }: AllLinkedNoticeProps) {
  const { capabilities } = useViewer();
  // PostHog has no way past its check; our API does.
  const canInstall = capabilities.features.includes("githubListRequests");
  return (
    <Notice
      tone="info"
      title="Every account that has the app is already connected"
      onDismiss={connect.clearProblem}
      actions={
        canInstall && (
          <Button
            size="sm"
            pending={connect.isStarting}
            pendingLabel="Opening GitHub"
            onClick={connect.connectNewAccount}
          >
            Install on another account
          </Button>
        )
      }
    >
      <p>To work with more repositories of a connected account, share them on GitHub:</p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {installations.map((row) => (
          <li key={row.installation_id}>
            <ExternalLink href={buildManageUrl(row, capabilities.githubOrigin)}>
              {row.account?.name ?? row.installation_id}
            </ExternalLink>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        {canInstall
          ? "To add an account or organisation that does not have the app yet, install it there."
          : "An organisation that is missing does not have the app yet. One of its owners can install it on GitHub."}
      </p>
    </Notice>
  );
}
