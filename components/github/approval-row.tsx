"use client";

import { Building2 } from "lucide-react";
import { ErrorNotice } from "@/components/settings/error-notice";
import { useViewer } from "@/components/settings/viewer-context";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { ExternalLink } from "@/components/ui/external-link";
import { Item } from "@/components/ui/item";
import { RelativeTime } from "@/components/ui/relative-time";
import { buildOwnerMessage } from "@/lib/client/github/build-owner-message";
import { toGithubLink } from "@/lib/client/github/is-install-url-allowed";
import { useRemoveRequest } from "@/lib/client/github/use-remove-request";
import type { InstallRequest } from "@/lib/contract/schemas/github";
import { TOUCH_TARGET } from "./touch-target";
import type { Connect } from "./use-connect";

interface ApprovalRowProps {
  request: InstallRequest;
  connect: Connect;
  /** The step that the page leads with. */
  isLead: boolean;
  isChecking: boolean;
  /** When the list was last read, as ISO text. */
  checkedAt: string | null;
  onCheck: () => void;
}

export function ApprovalRow(props: ApprovalRowProps) {
  const { request, connect, isLead, isChecking, checkedAt, onCheck } = props;
  const { capabilities } = useViewer();
  const remove = useRemoveRequest();
  const name = request.account ?? "An organisation";
  const link = toGithubLink(request.approval_url, capabilities.githubOrigin);
  const isApproved = request.state === "approved";
  return (
    <Item
      media={request.account ? <Avatar name={name} shape="organisation" /> : <UnknownAccount />}
      title={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {name}
          <Badge tone={isApproved ? "success" : "info"}>{isApproved ? "Approved" : "Waiting"}</Badge>
        </span>
      }
      description={
        <>
          Asked <RelativeTime value={request.requested_at} />
          {checkedAt && !isApproved && (
            <>
              {" · "}checked <RelativeTime value={checkedAt} />
            </>
          )}
          {request.account === null && " · GitHub names it once an owner approves"}
        </>
      }
    >
      <div className="mt-3 flex flex-wrap items-center gap-2 sm:ps-11">
        {isApproved ? (
          <Button
            variant={isLead ? "primary" : "secondary"}
            size="sm"
            className={TOUCH_TARGET}
            aria-label={`Finish connecting ${name}`}
            disabled={!connect.isAllowed}
            pending={connect.isStarting}
            pendingLabel="Opening GitHub"
            onClick={connect.finish}
          >
            Finish connecting
          </Button>
        ) : (
          <>
            <CopyButton
              variant="secondary"
              size="sm"
              className={TOUCH_TARGET}
              value={buildOwnerMessage(request.account, link)}
            >
              Copy message for the owner
            </CopyButton>
            <Button
              size="sm"
              className={TOUCH_TARGET}
              pending={isChecking}
              pendingLabel="Checking"
              onClick={onCheck}
            >
              Check again
            </Button>
          </>
        )}
        <Button
          variant="ghost"
          size="sm"
          className={TOUCH_TARGET}
          aria-label={`Dismiss the request for ${name}`}
          disabled={!connect.isAllowed}
          pending={remove.isPending}
          pendingLabel="Dismissing"
          onClick={() => remove.mutate(request.id)}
        >
          Dismiss
        </Button>
        {link && !isApproved && (
          <ExternalLink href={link} className={cn(TOUCH_TARGET, "text-sm sm:ms-auto")}>
            Approval page
          </ExternalLink>
        )}
      </div>
      {remove.error && (
        <ErrorNotice title="The request is still listed" error={remove.error} className="mt-3" />
      )}
    </Item>
  );
}

/** GitHub does not always say which organisation was asked. */
function UnknownAccount() {
  return (
    <span className="grid size-8 place-items-center rounded-md border bg-background text-muted">
      <Building2 />
    </span>
  );
}
