"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { describeConnectResult, isChange, isConnectSuccess } from "@/lib/client/github/connect-result";
import { describeConnected } from "./describe-connected";
import { toNameList } from "./name-list";
import { TOUCH_TARGET } from "./touch-target";
import type { Connect } from "./use-connect";
import type { ConnectOutcome } from "./use-connect-outcome";

interface OutcomeNoticeProps {
  outcome: ConnectOutcome;
  connect: Connect;
  onDismiss: () => void;
}

/** Stays until dismissed: what happened on GitHub and what can be done next. */
export function OutcomeNotice({ outcome, connect, onDismiss }: OutcomeNoticeProps) {
  const readsAhead = useViewer().capabilities.traits.readsRepositoriesAhead;
  if (isConnectSuccess(outcome.code)) {
    return (
      <Notice tone="success" title={`${toNameList(outcome.names)} connected`} onDismiss={onDismiss}>
        {describeConnected(outcome.names.length > 1, readsAhead)}
      </Notice>
    );
  }
  if (isChange(outcome.code)) {
    const title = `Settings${outcome.names.map((name) => ` of ${name}`)} taken over from GitHub`;
    return (
      <Notice tone="success" title={title} onDismiss={onDismiss}>
        Which repositories are shared is read again in the background; the count below follows by itself.
      </Notice>
    );
  }
  const { tone, title, detail, step } = describeConnectResult(outcome.code);
  return (
    <Notice
      tone={tone}
      title={title}
      onDismiss={onDismiss}
      actions={
        step === "retry" && (
          <Button
            size="sm"
            className={TOUCH_TARGET}
            disabled={!connect.isAllowed}
            pending={connect.isStarting}
            pendingLabel="Opening GitHub"
            onClick={connect.connect}
          >
            Try again
          </Button>
        )
      }
    >
      {detail}
    </Notice>
  );
}
