"use client";

import { useQuery } from "@tanstack/react-query";
import { githubQueries } from "@/lib/client/github/queries";
import type { ConnectOutcome } from "./use-connect-outcome";

/** Whether "waiting for an owner" is no longer true: the tracker has seen the last request approved. */
export function useIsApproved(outcome: ConnectOutcome | null): boolean {
  const { data } = useQuery({ ...githubQueries.requests(), enabled: false });
  const isPending = outcome?.code === "github_install_pending";
  const hasRows = data !== undefined && data.length > 0;
  return isPending && hasRows && data.every((row) => row.state === "approved");
}
