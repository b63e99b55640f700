"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useViewer } from "@/components/settings/viewer-context";
import { isInstallUrlAllowed } from "@/lib/client/github/is-install-url-allowed";
import { useStartConnect } from "@/lib/client/github/use-start-connect";
import { ApiError } from "@/lib/contract/api-error";

export type ConnectProblem =
  | { kind: "all-linked" }
  | { kind: "refused-address" }
  | { kind: "failed"; error: Error };

export type InstallAddress = { installUrl: string; flow: string | null };

/** Neither is called on a page that was left meanwhile. */
type Then = { onAddress: (address: InstallAddress) => void; onProblem: () => void };

export type AskForAddress = (isNewAccount: boolean, then: Then) => void;

const ALL_LINKED = "All GitHub App installations accessible to your account are already linked.";
const CLIENTS = ["posthog_code", "posthog_mobile", "slack"];

/** Asks the server where on GitHub to go; no address but GitHub's is given on. */
export function useInstallAddress() {
  const { user, capabilities } = useViewer();
  const search = useSearchParams();
  const start = useStartConnect();
  const [problem, setProblem] = useState<ConnectProblem | null>(null);

  const ask: AskForAddress = (isNewAccount, { onAddress, onProblem }) => {
    const fail = (reason: ConnectProblem) => {
      setProblem(reason);
      onProblem();
    };
    const from = search.get("connect_from");
    const connectFrom = from && CLIENTS.includes(from) ? from : null;
    setProblem(null);
    start.mutate(
      { teamId: user.team?.id ?? null, connectFrom, isNewAccount },
      {
        onError: (error) => fail(toProblem(error)),
        onSuccess: ({ install_url: installUrl, connect_flow }) => {
          if (!isInstallUrlAllowed(installUrl, capabilities.githubOrigin)) fail({ kind: "refused-address" });
          else onAddress({ installUrl, flow: connect_flow ?? null });
        },
      },
    );
  };

  return { ask, isAsking: start.isPending, problem, clearProblem: () => setProblem(null) };
}

function toProblem(error: Error): ConnectProblem {
  const isAllLinked = error instanceof ApiError && error.status === 400 && error.detail === ALL_LINKED;
  return isAllLinked ? { kind: "all-linked" } : { kind: "failed", error };
}
