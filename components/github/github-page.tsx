"use client";

import { AccessNotice } from "@/components/settings/access-notice";
import { BackLink } from "@/components/settings/back-link";
import { useAccess } from "@/components/settings/use-access";
import { LiveRegion } from "@/components/ui/live-region";
import { PageHeader } from "@/components/ui/page-header";
import { useInstallations } from "@/lib/client/github/use-installations";
import { routes } from "@/lib/routes";
import { ApprovalTracker } from "./approval-tracker";
import { ConnectButton } from "./connect-button";
import { ConnectOffer } from "./connect-offer";
import { ConnectProblemNotice } from "./connect-problem-notice";
import { InstallationList } from "./installation-list";
import { OutcomeNotice } from "./outcome-notice";
import { useApproval } from "./use-approval";
import { useConnect } from "./use-connect";
import { useConnectAttempt } from "./use-connect-attempt";
import { useConnectOutcome } from "./use-connect-outcome";
import { WaitingPanel } from "./waiting-panel";

const WAITING_POLL_MS = 4_000;

export function GithubPage() {
  const access = useAccess("connectGithub");
  const isWaiting = useConnectAttempt() !== null;
  const list = useInstallations({ pollMs: isWaiting ? WAITING_POLL_MS : false });
  const installations = list.data ?? [];
  const connect = useConnect(installations);
  const { attempt, outcome, dismiss } = useConnectOutcome(list.data);
  const hasSome = installations.length > 0;
  const approval = useApproval(outcome, installations);
  const isConnectLead = attempt === null && !approval.hasApproved;

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
        action={hasSome && <ConnectButton connect={connect} isFirst={false} isLead={isConnectLead} />}
      />
      <div className="mt-6 flex flex-col gap-4">
        {/* Disconnecting hangs on the same, so it is said once. */}
        <AccessNotice access={access} look="notice" />
        {outcome && !approval.isTracked && (
          <OutcomeNotice outcome={outcome} connect={connect} onDismiss={dismiss} />
        )}
        <ConnectProblemNotice connect={connect} installations={installations} />
        <ConnectOffer connect={connect} />
        <LiveRegion message={attempt ? "Waiting for GitHub" : ""} />
        {attempt && <WaitingPanel attempt={attempt} connect={connect} />}
        <ApprovalTracker installations={installations} connect={connect} isLead={attempt === null} />
        <InstallationList list={list} connect={connect} isLead={isConnectLead} isWaiting={attempt !== null} />
        {hasSome && <AccessHint />}
      </div>
    </>
  );
}

function AccessHint() {
  return (
    <p className="max-w-[64ch] text-pretty text-sm text-muted">
      To share more repositories of a connected account, choose them under “Manage on GitHub”. Is the Save
      button grey there? Switch between “All repositories” and “Only select repositories”; GitHub then sees a
      change and lets you save.
    </p>
  );
}
