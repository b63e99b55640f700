"use client";

import { Badge } from "@/components/ui/badge";
import { useNow } from "@/components/ui/use-now";
import { findExpiryState } from "@/lib/client/profile/expiry";

/** Says that a key no longer works, or soon will not; nothing for the others. */
export function ExpiryBadge({ expiresAt }: { expiresAt: string | null | undefined }) {
  const nowMs = useNow();
  if (nowMs === null) return null;
  const state = findExpiryState(expiresAt, nowMs);
  if (state === "expired") return <Badge tone="danger">Expired</Badge>;
  return state === "soon" ? <Badge tone="warning">Expires soon</Badge> : null;
}
