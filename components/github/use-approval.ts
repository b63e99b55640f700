"use client";

import { useQuery } from "@tanstack/react-query";
import { isOpenRequest } from "@/lib/client/github/is-open-request";
import { githubQueries } from "@/lib/client/github/queries";
import type { Integration } from "@/lib/contract/schemas/github";
import type { ConnectOutcome } from "./use-connect-outcome";

/** What the tracker's requests mean for the rest of the page. */
export function useApproval(outcome: ConnectOutcome | null, installations: readonly Integration[]) {
  const { data: requests = [] } = useQuery({ ...githubQueries.requests(), enabled: false });
  return {
    /** The tracker says itself how a request stands, and knows when that changes. */
    isTracked: outcome?.code === "github_install_pending" && requests.length > 0,
    /** An approved request is waiting to be finished. */
    hasApproved: requests.some((row) => row.state === "approved" && isOpenRequest(row, installations)),
  };
}
