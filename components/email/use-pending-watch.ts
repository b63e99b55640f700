"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { accountQueries } from "@/lib/client/account/queries";
import { expectEnd } from "@/lib/client/session";

const POLL_MS = 10_000;
const LATE_POLL_MS = 60_000;
/** Ten minutes of them: a mail's code lives no longer, its link waits for another day. */
const SOON_COUNT = 60;

/**
 * Looks whether the new address was confirmed elsewhere, as on a phone, while the page is in sight.
 * That ends this session, and whoever has to sign in again is told with which address.
 */
export function usePendingWatch(isPending: boolean): void {
  useQuery({
    ...accountQueries.me(),
    enabled: isPending,
    refetchInterval: ({ state }) => isPending && getPendingPollMs(state),
  });

  useEffect(() => {
    if (!isPending) return;
    expectEnd("maybe-verified");
    return () => expectEnd(null);
  }, [isPending]);
}

type Reads = { dataUpdateCount: number; errorUpdateCount: number };

export function getPendingPollMs({ dataUpdateCount, errorUpdateCount }: Reads): number {
  return dataUpdateCount + errorUpdateCount < SOON_COUNT ? POLL_MS : LATE_POLL_MS;
}
