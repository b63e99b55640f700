"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useMayChange } from "@/components/settings/use-access";
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

/** What is said before GitHub opens in another tab; without an address while the server is asked for it. */
export type ConnectOffer = { installUrl: string | null; flow: string | null };

const ALL_LINKED = "All GitHub App installations accessible to your account are already linked.";
const CLIENTS = ["posthog_code", "posthog_mobile", "slack"];

/** Starts the way to GitHub, once at a time, and only to GitHub. */
export function useConnect(installations: readonly Integration[]) {
  const { user, capabilities } = useViewer();
  const search = useSearchParams();
  const start = useStartConnect();
  const isAllowed = useMayChange("connectGithub");
  const [isLeaving, setIsLeaving] = useState(false);
  const [offer, setOffer] = useState<ConnectOffer | null>(null);
  // A second press may come before the state of the first is on screen.
  const isBusy = useRef(false);
  const [problem, setProblem] = useState<ConnectProblem | null>(null);
  // GitHub leads back to the server's own pages, and to whoever is signed in there.
  const isElsewhere = capabilities.server === "posthog";

  useEffect(() => {
    // The page is shown again as it was left, the button still saying that it leaves.
    const wake = () => {
      isBusy.current = false;
      setIsLeaving(false);
    };
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, []);

  function fail(reason: ConnectProblem) {
    isBusy.current = false;
    setOffer(null);
    setProblem(reason);
  }

  function open(isNewAccount: boolean) {
    if (!isAllowed) return;
    // The answer to the first question fills what was closed meanwhile.
    if (isBusy.current && isElsewhere) setOffer({ installUrl: null, flow: null });
    if (isBusy.current) return;
    isBusy.current = true;
    const from = search.get("connect_from");
    const connectFrom = from && CLIENTS.includes(from) ? from : null;
    setProblem(null);
    if (isElsewhere) setOffer({ installUrl: null, flow: null });
    start.mutate(
      { teamId: user.team?.id ?? null, connectFrom, isNewAccount },
      {
        onError: (error) => fail(toProblem(error)),
        onSuccess: ({ install_url, connect_flow }) => {
          if (!isInstallUrlAllowed(install_url, capabilities.githubOrigin)) {
            return fail({ kind: "refused-address" });
          }
          const flow = connect_flow ?? null;
          if (isElsewhere) {
            isBusy.current = false;
            // Closed in the meantime, it stays closed.
            setOffer((asked) => asked && { installUrl: install_url, flow });
            return;
          }
          setIsLeaving(true);
          saveAttempt(createAttempt(installations, flow, Date.now()));
          window.location.assign(install_url);
        },
      },
    );
  }

  return {
    isAllowed,
    /**
     * With accounts connected, one more or a broken one is wanted: whether everything that GitHub
     * shows is linked already is no question then (docs/decisions/007), which our API alone knows.
     */
    connect: () => open(installations.length > 0 && !isElsewhere),
    /** Takes up what an owner approved, which only the server's own order of steps finds. */
    finish: () => open(false),
    connectNewAccount: () => open(true),
    isStarting: start.isPending || isLeaving,
    offer,
    /** The link itself opens the tab; here begins the waiting. */
    takeOffer: () => {
      saveAttempt(createAttempt(installations, offer?.flow ?? null, Date.now()));
      setOffer(null);
    },
    dropOffer: () => setOffer(null),
    problem,
    clearProblem: () => setProblem(null),
  };
}

export type Connect = ReturnType<typeof useConnect>;

function toProblem(error: Error): ConnectProblem {
  const isAllLinked = error instanceof ApiError && error.status === 400 && error.detail === ALL_LINKED;
  return isAllLinked ? { kind: "all-linked" } : { kind: "failed", error };
}
