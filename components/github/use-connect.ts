"use client";

import { useMayChange } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import type { Integration } from "@/lib/contract/schemas/github";
import { useConnectElsewhere } from "./use-connect-elsewhere";
import { useConnectHere } from "./use-connect-here";
import { useInstallAddress } from "./use-install-address";

/** Starts the way to GitHub, once at a time, by where GitHub leads back to. */
export function useConnect(installations: readonly Integration[]) {
  const isElsewhere = !useViewer().capabilities.traits.githubReturnsHere;
  const isAllowed = useMayChange("connectGithub");
  const { ask, isAsking, problem, clearProblem } = useInstallAddress();
  const here = useConnectHere(installations, ask);
  const elsewhere = useConnectElsewhere(installations, ask);

  function open(isNewAccount: boolean) {
    if (!isAllowed) return;
    if (isElsewhere) elsewhere.open(isNewAccount);
    else here.open(isNewAccount);
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
    isStarting: isAsking || here.isLeaving,
    offer: elsewhere.offer,
    takeOffer: elsewhere.takeOffer,
    dropOffer: elsewhere.dropOffer,
    problem,
    clearProblem,
  };
}

export type Connect = ReturnType<typeof useConnect>;
