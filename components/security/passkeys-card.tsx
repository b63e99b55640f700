"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { Badge } from "@/components/ui/badge";
import { Card, CardFooter } from "@/components/ui/card";
import { ExternalLink } from "@/components/ui/external-link";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";

/** Passkeys are of PostHog; they belong to its address and are managed there alone. */
export function PasskeysCard({ status }: { status: TwoFactorStatus }) {
  const { capabilities } = useViewer();
  const isFactor = status.passkeys_enabled_for_2fa === true;
  return (
    <Card
      id="passkeys"
      title="Passkeys"
      description={
        isFactor
          ? "Your passkeys sign you in and count as a second factor."
          : "Your passkeys sign you in. They do not count as a second factor."
      }
      aside={isFactor && <Badge tone="success">Second factor</Badge>}
    >
      <CardFooter hint="A passkey works on the site it was made on, so it is managed there.">
        <ExternalLink href={`${capabilities.serverUrl}/settings/user`} className="text-sm">
          Manage passkeys
        </ExternalLink>
      </CardFooter>
    </Card>
  );
}
