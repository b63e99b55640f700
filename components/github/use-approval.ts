"use client";

import { useQuery } from "@tanstack/react-query";
import { isOpenRequest } from "@/lib/client/github/is-open-request";
import { githubQueries } from "@/lib/client/github/queries";
import type { Integration } from "@/lib/contract/schemas/github";
import type { ConnectOutcome } from "./use-connect-outcome";

/** What the tracker's requests mean for the rest of the page. */
export function useApproval(outcome: ConnectOutcome | null, installations: readonly Integration[]) {
  const { data: requests = [] } = useQuery({ ...githubQueries.requests(), enabled: false });
  const isAllApproved = requests.length > 0 && requests.every((row) => row.state === "approved");
  return {
    /** "Waiting for an owner" is no longer true once the last request is approved. */
    isOver: outcome?.code === "github_install_pending" && isAllApproved,
    /** An approved request is waiting to be finished. */
    hasApproved: requests.some((row) => row.state === "approved" && isOpenRequest(row, installations)),
  };
}
