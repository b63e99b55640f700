"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { accountQueries } from "@/lib/client/account/queries";
import { expectEnd } from "@/lib/client/session";

const POLL_MS = 10_000;

/**
 * Looks whether the new address was confirmed elsewhere, as on a phone, while the page is in sight.
 * That ends this session, and whoever has to sign in again is told with which address.
 */
export function usePendingWatch(isPending: boolean): void {
  useQuery({ ...accountQueries.me(), enabled: isPending, refetchInterval: isPending ? POLL_MS : false });

  useEffect(() => {
    if (!isPending) return;
    expectEnd("maybe-verified");
    return () => expectEnd(null);
  }, [isPending]);
}
