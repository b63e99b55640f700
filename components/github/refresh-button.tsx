"use client";

import { RefreshCw } from "lucide-react";
import { useMayChange } from "@/components/settings/use-access";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { Button } from "@/components/ui/button";
import { formatNumber } from "@/components/ui/format";
import { LiveRegion } from "@/components/ui/live-region";
import { describeRefresh, type RefreshRepositories } from "@/lib/client/github/use-refresh-repositories";
import { REFRESH_COOLDOWN_SECONDS } from "@/lib/contract/limits";
import type { Integration } from "@/lib/contract/schemas/github";

const COOLDOWN_MS = REFRESH_COOLDOWN_SECONDS * 1_000;

interface RefreshButtonProps {
  installation: Integration;
  refresh: RefreshRepositories;
}

/** Reads the list from GitHub anew; what is on screen stays whatever comes of it. */
export function RefreshButton({ installation, refresh }: RefreshButtonProps) {
  const isAllowed = useMayChange("refreshGithub");
  const finishedAtMs = refresh.data?.finishedAtMs ?? 0;
  const syncedAtMs = Date.parse(installation.last_synced_at ?? "") || 0;
  const secondsLeft = useSecondsLeft(toCooldownEnd(finishedAtMs, syncedAtMs));
  const isCooling = secondsLeft > 0 && !refresh.isPending;
  const result = refresh.data && !refresh.isPending ? describeRefresh(refresh.data, formatNumber) : "";
  return (
    <div className="flex min-w-0 flex-col items-start gap-1 max-sm:ps-15 sm:items-end">
      <Button
        id="refresh"
        icon={<RefreshCw />}
        pending={refresh.isPending}
        pendingLabel="Refreshing"
        disabled={!isAllowed}
        aria-disabled={isCooling || refresh.isPending || undefined}
        // As wide as "Refresh in 30 s", so that the cool-down moves nothing.
        className="min-w-38 aria-disabled:not-aria-busy:opacity-60"
        onClick={() => !isCooling && refresh.mutate()}
      >
        {isCooling ? <span className="tabular-nums">{`Refresh in ${secondsLeft} s`}</span> : "Refresh"}
      </Button>
      <p aria-hidden="true" className="text-sm text-muted max-sm:empty:hidden sm:min-h-5">
        {result}
      </p>
      <LiveRegion message={refresh.isPending ? "Refreshing" : result} />
    </div>
  );
}

/** By this browser's clock; the server's time counts only while it is plausible here. */
function toCooldownEnd(finishedAtMs: number, syncedAtMs: number): number {
  const now = Date.now();
  const isPlausible = syncedAtMs <= now + COOLDOWN_MS;
  // Clocks differ by a little: never wait longer than the cool-down itself.
  return Math.min(now, Math.max(finishedAtMs, isPlausible ? syncedAtMs : 0)) + COOLDOWN_MS;
}
