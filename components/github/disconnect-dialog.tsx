"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { ConfirmDialogBody } from "@/components/ui/confirm-dialog-body";
import { ExternalLink } from "@/components/ui/external-link";
import { formatNumber } from "@/components/ui/format";
import { buildManageUrl } from "@/lib/client/github/build-manage-url";
import { useRemoveInstallation } from "@/lib/client/github/use-remove-installation";
import { ApiError } from "@/lib/contract/api-error";
import type { Integration } from "@/lib/contract/schemas/github";
import { useDisconnected } from "./disconnected-context";

interface DisconnectDialogProps {
  installation: Integration;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function DisconnectDialog({ installation, open, onOpenChange }: DisconnectDialogProps) {
  const { capabilities } = useViewer();
  const remove = useRemoveInstallation(installation.installation_id);
  const onDisconnected = useDisconnected();
  const name = installation.account?.name ?? "GitHub";
  const isGone = installation.installation_status === "uninstalled";
  const keepsApp = capabilities.traits.leavesGithubApp;

  function changeOpen(isOpen: boolean) {
    if (!isOpen) remove.reset();
    onOpenChange(isOpen);
  }

  function confirm() {
    if (remove.isPending) return;
    // The card goes with its row, and a callback of `mutate` would go with the card.
    remove.mutateAsync().then(
      () => onDisconnected(name),
      () => {},
    );
  }

  return (
    <ConfirmDialogBody
      open={open}
      onOpenChange={changeOpen}
      title={`Disconnect ${name}?`}
      description={
        isGone ? "Your account lost access when the app was removed." : toConsequence(installation)
      }
      confirmLabel={`Disconnect ${name}`}
      pendingLabel="Disconnecting"
      pending={remove.isPending}
      onConfirm={confirm}
      error={toProblem(remove.error)}
    >
      <ul className="flex list-disc flex-col gap-1.5 ps-4 text-muted marker:text-faint">
        {!isGone && <li>Agent runs in progress can no longer push there or open pull requests.</li>}
        {installation.uses_shared_installation && <li>This project's own connection stays.</li>}
        {isGone ? (
          <li>Only the entry here is removed. There is nothing left on GitHub.</li>
        ) : (
          <li>
            {keepsApp
              ? `The app stays installed on ${name}. You can remove it there: `
              : `If nobody else uses it, the app may also be removed from ${name} on GitHub. See it there: `}
            <ExternalLink href={buildManageUrl(installation, capabilities.githubOrigin)}>
              Open on GitHub
            </ExternalLink>
          </li>
        )}
        <li>You can connect it again at any time.</li>
      </ul>
    </ConfirmDialogBody>
  );
}

function toConsequence({ repository_count: count }: Integration): string {
  if (typeof count !== "number" || count === 0) return "Your account loses access to its repositories.";
  const noun = count === 1 ? "repository" : "repositories";
  return `Your account loses access to ${formatNumber(count)} ${noun}.`;
}

function toProblem(error: Error | null) {
  if (!error) return null;
  const known = error instanceof ApiError ? error : null;
  return {
    title: "It is still connected",
    detail: known?.detail ?? "Something went wrong on this page.",
    ...(known?.requestId && { requestId: known.requestId }),
  };
}
