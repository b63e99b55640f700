"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useViewer } from "@/components/settings/viewer-context";
import { createAttempt } from "@/lib/client/github/connect-attempt";
import { isInstallUrlAllowed } from "@/lib/client/github/is-install-url-allowed";
import { useStartConnect } from "@/lib/client/github/use-start-connect";
import { ApiError } from "@/lib/contract/api-error";
import type { Integration } from "@/lib/contract/schemas/github";
import { saveAttempt } from "./use-connect-attempt";

export type ConnectProblem =
  | { kind: "all-linked" }
  | { kind: "refused-address" }
  | { kind: "failed"; error: Error };

const ALL_LINKED = "All GitHub App installations accessible to your account are already linked.";
const CLIENTS = ["posthog_code", "posthog_mobile", "slack"];

/** Starts the way to GitHub in this tab, once at a time, and only to GitHub. */
export function useConnect(installations: readonly Integration[]) {
  const { user, capabilities } = useViewer();
  const search = useSearchParams();
  const start = useStartConnect();
  const [isLeaving, setIsLeaving] = useState(false);
  // A second press may come before the state of the first is on screen.
  const isBusy = useRef(false);
  const [problem, setProblem] = useState<ConnectProblem | null>(null);

  useEffect(() => {
    // The page is shown again as it was left, the button still saying that it leaves.
    const wake = () => {
      isBusy.current = false;
      setIsLeaving(false);
    };
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, []);

  function open(isNewAccount: boolean) {
    if (isBusy.current) return;
    isBusy.current = true;
    const from = search.get("connect_from");
    const connectFrom = from && CLIENTS.includes(from) ? from : null;
    setProblem(null);
    start.mutate(
      { teamId: user.team?.id ?? null, connectFrom, isNewAccount },
      {
        onError: (error) => {
          isBusy.current = false;
          setProblem(toProblem(error));
        },
        onSuccess: ({ install_url, connect_flow }) => {
          if (!isInstallUrlAllowed(install_url, capabilities.githubOrigin)) {
            isBusy.current = false;
            setProblem({ kind: "refused-address" });
            return;
          }
          setIsLeaving(true);
          saveAttempt(createAttempt(installations, connect_flow ?? null, Date.now()));
          window.location.assign(install_url);
        },
      },
    );
  }

  return {
    /**
     * With accounts connected, one more or a broken one is wanted: whether everything that GitHub
     * shows is linked already is no question then (docs/decisions/007).
     */
    connect: () => open(installations.length > 0),
    /** Takes up what an owner approved, which only the server's own order of steps finds. */
    finish: () => open(false),
    connectNewAccount: () => open(true),
    isStarting: start.isPending || isLeaving,
    problem,
    clearProblem: () => setProblem(null),
  };
}

export type Connect = ReturnType<typeof useConnect>;

function toProblem(error: Error): ConnectProblem {
  const isAllLinked = error instanceof ApiError && error.status === 400 && error.detail === ALL_LINKED;
  return isAllLinked ? { kind: "all-linked" } : { kind: "failed", error };
}
