"use client";

import { FrameLink } from "@/components/settings/frame-link";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { routes } from "@/lib/routes";

/** A server with the published endpoints alone knows one app; a second set-up would leave the first in place. */
export function AuthenticatorUnsupported() {
  const { capabilities } = useViewer();
  return (
    <Card>
      <EmptyState
        title="You already have an authenticator app"
        action={
          <Button asChild>
            <FrameLink href={routes.disableTwoFactor}>Disable two-factor authentication</FrameLink>
          </Button>
        }
      >
        {capabilities.serverName} cannot hold several apps or exchange one. To move to another device, disable
        two-factor authentication and set it up again there. You get new backup codes then.
      </EmptyState>
    </Card>
  );
}
