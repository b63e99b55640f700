"use client";

import { ErrorNotice } from "@/components/settings/error-notice";
import { useViewer } from "@/components/settings/viewer-context";
import { Notice } from "@/components/ui/notice";
import type { Integration } from "@/lib/contract/schemas/github";
import { AllLinkedNotice } from "./all-linked-notice";
import type { Connect } from "./use-connect";

interface ConnectProblemNoticeProps {
  connect: Connect;
  installations: readonly Integration[];
}

/** Why GitHub was not opened; nothing while there is no problem. */
export function ConnectProblemNotice({ connect, installations }: ConnectProblemNoticeProps) {
  const { capabilities } = useViewer();
  const { problem, clearProblem } = connect;
  if (!problem) return null;
  switch (problem.kind) {
    case "all-linked":
      return <AllLinkedNotice installations={installations} connect={connect} />;
    case "refused-address":
      return (
        <Notice tone="danger" title="Nothing was opened" onDismiss={clearProblem}>
          The server named an address that is not on {new URL(capabilities.githubOrigin).host}. Tell whoever
          runs {capabilities.serverName}.
        </Notice>
      );
    case "failed":
      return <ErrorNotice title="GitHub was not opened" error={problem.error} onDismiss={clearProblem} />;
    default:
      return problem satisfies never;
  }
}
