"use client";

import { ChevronRight, KeyRound } from "lucide-react";
import Link from "next/link";
import { DateText } from "@/components/ui/date-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { toScopeLabel } from "@/lib/client/profile/scopes";
import type { ApiKey } from "@/lib/contract/schemas/api-keys";
import { toApiKey } from "@/lib/routes";
import { ExpiryBadge } from "./expiry-badge";

/** Leads to the key's own page. */
export function ApiKeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { id, label, mask, scopes, created_at, last_used_at, expires_at } = apiKey;
  return (
    <li className="first:rounded-t-lg">
      <Link
        href={toApiKey(id)}
        className="flex min-h-14 items-center gap-3 rounded-[inherit] px-4 py-3 -outline-offset-2 hover:bg-subtle sm:px-6"
      >
        <KeyRound className="self-start text-muted mt-0.5" />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 font-medium wrap-anywhere">{label}</span>
            <ExpiryBadge expiresAt={expires_at} />
          </span>
          <span className="mt-0.5 block text-sm text-muted">
            <span className="font-mono">{mask}</span>
            {" · "}
            {scopes.map(toScopeLabel).join(", ")}
          </span>
          <span className="flex flex-wrap gap-x-3 text-sm text-muted">
            <span>
              Made <RelativeTime value={created_at} />
            </span>
            <span>
              {last_used_at ? (
                <>
                  Used <RelativeTime value={last_used_at} />
                </>
              ) : (
                "Never used"
              )}
            </span>
            <span>
              {expires_at ? (
                <>
                  Until <DateText value={expires_at} />
                </>
              ) : (
                "Never expires"
              )}
            </span>
          </span>
        </span>
        <ChevronRight className="text-faint rtl:-scale-x-100" />
      </Link>
    </li>
  );
}
