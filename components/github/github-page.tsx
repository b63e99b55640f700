"use client";

import { useQuery } from "@tanstack/react-query";
import { BackLink } from "@/components/settings/back-link";
import { LiveRegion } from "@/components/ui/live-region";
import { PageHeader } from "@/components/ui/page-header";
import { githubQueries } from "@/lib/client/github/queries";
import { routes } from "@/lib/routes";
import { ApprovalTracker } from "./approval-tracker";
import { ConnectButton } from "./connect-button";
import { ConnectProblemNotice } from "./connect-problem-notice";
import { InstallationList } from "./installation-list";
import { OutcomeNotice } from "./outcome-notice";
import { useConnect } from "./use-connect";
import { useConnectAttempt } from "./use-connect-attempt";
import { useConnectOutcome } from "./use-connect-outcome";
import { useIsApproved } from "./use-is-approved";
import { WaitingPanel } from "./waiting-panel";

const WAITING_POLL_MS = 4_000;

export function GithubPage() {
  const isWaiting = useConnectAttempt() !== null;
  const list = useQuery({
    ...githubQueries.installations(),
    refetchInterval: isWaiting ? WAITING_POLL_MS : false,
    refetchOnWindowFocus: isWaiting ? "always" : true,
  });
  const installations = list.data ?? [];
  const connect = useConnect(installations);
  const { attempt, outcome, dismiss } = useConnectOutcome(list.data);
  const hasSome = installations.length > 0;
  const isApproved = useIsApproved(outcome);

  return (
    <>
      <PageHeader
        before={
          <BackLink href={routes.settings} className="sm:hidden">
            Settings
          </BackLink>
        }
        title="GitHub"
        description="Connect the accounts whose repositories you work with."
        action={hasSome && <ConnectButton connect={connect} isFirst={false} />}
      />
      <div className="mt-6 flex flex-col gap-4">
        {outcome && !isApproved && <OutcomeNotice outcome={outcome} connect={connect} onDismiss={dismiss} />}
        <ConnectProblemNotice connect={connect} installations={installations} />
        <LiveRegion message={attempt ? "Waiting for GitHub" : ""} />
        {attempt && <WaitingPanel attempt={attempt} connect={connect} />}
        <ApprovalTracker installations={installations} connect={connect} />
        <InstallationList list={list} connect={connect} />
        {hasSome && <SaveHint />}
      </div>
    </>
  );
}

function SaveHint() {
  return (
    <p className="max-w-[64ch] text-pretty text-sm text-muted">
      Is GitHub's Save button grey? Switch between “All repositories” and “Only select repositories” there;
      GitHub then sees a change and lets you save.
    </p>
  );
}
