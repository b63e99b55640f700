"use client";

import type { ReactNode } from "react";
import { ConfirmAction } from "@/components/settings/confirm-action";
import { Card, CardFooter } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { removeApiKey } from "@/lib/client/profile/api-key-calls";
import { toScopeLabel } from "@/lib/client/profile/scopes";
import type { ApiKey } from "@/lib/contract/schemas/api-keys";
import { ExpiryBadge } from "./expiry-badge";
import { KeyLabelForm } from "./key-label-form";
import { RollCard } from "./roll-card";
import type { FreshKeyState } from "./use-fresh-key";

interface ApiKeyViewProps {
  apiKey: ApiKey;
  fresh: FreshKeyState;
  onRemoved: () => void;
}

export function ApiKeyView({ apiKey, fresh, onRemoved }: ApiKeyViewProps) {
  const { id, label, mask, scopes, created_at, last_used_at, expires_at } = apiKey;
  return (
    <>
      <Card aria-label="About this key">
        <dl className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 px-4 py-4 sm:grid-cols-2 sm:px-6 sm:py-5">
          <Fact name="Value">
            <span className="font-mono text-sm">{mask}</span>
          </Fact>
          <Fact name="It may">{scopes.map(toScopeLabel).join(", ")}</Fact>
          <Fact name="Made">
            <RelativeTime value={created_at} />
          </Fact>
          <Fact name="Last used">{last_used_at ? <RelativeTime value={last_used_at} /> : "Never"}</Fact>
          <Fact name="Expires">
            <span className="inline-flex flex-wrap items-center gap-2">
              {expires_at ? <DateText value={expires_at} /> : "Never"}
              <ExpiryBadge expiresAt={expires_at} />
            </span>
          </Fact>
        </dl>
      </Card>
      <KeyLabelForm apiKey={apiKey} />
      <RollCard apiKey={apiKey} fresh={fresh} />
      <Card
        id="delete"
        tone="danger"
        title="Delete this key"
        description="Calls with it are refused at once. That cannot be undone."
      >
        <CardFooter hint="Programs that use it stop working.">
          <ConfirmAction
            label="Delete"
            name={`Delete ${label}`}
            needs="manageApiKeys"
            variant="danger-outline"
            title={`Delete ${label}?`}
            description="Programs that use this key are refused at once. It cannot be brought back."
            confirmLabel="Delete key"
            pendingLabel="Deleting"
            failed="The key still works"
            run={() => removeApiKey(id)}
            onDone={onRemoved}
          />
        </CardFooter>
      </Card>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
