"use client";

import { useQuery } from "@tanstack/react-query";
import { BarrierCard } from "@/components/settings/barrier-card";
import { FrameLink } from "@/components/settings/frame-link";
import { ReadError } from "@/components/settings/read-error";
import { TaskPage, useTaskReturn } from "@/components/settings/task-page";
import { useMayChange } from "@/components/settings/use-access";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { securityQueries } from "@/lib/client/security/queries";
import { routes } from "@/lib/routes";
import { DisableCard } from "./disable-card";
import { hasAuthenticator } from "./has-authenticator";
import { SetupSkeleton } from "./setup-skeleton";

/** A hyphen at which a narrow screen does not break the line. */
const TITLE = "Disable two\u2011factor authentication";

export function DisablePage() {
  const { href, back, leave } = useTaskReturn(routes.security);
  const isAllowed = useMayChange("manageTwoFactor");
  const status = useQuery({ ...securityQueries.status(), enabled: isAllowed });
  const isOff = status.data && !hasAuthenticator(status.data);

  if (!isAllowed) {
    return (
      <TaskPage title={TITLE} back={back}>
        <BarrierCard action="manageTwoFactor" />
      </TaskPage>
    );
  }
  return (
    <TaskPage title={TITLE} description="Signing in would ask for your password alone." back={back}>
      {!status.data && !status.error && <SetupSkeleton />}
      {!status.data && status.error && (
        <Card>
          <ReadError
            title="Your two-factor status could not be read"
            error={status.error}
            safe="Nothing was changed."
            onRetry={() => status.refetch()}
            isRetrying={status.isFetching}
          />
        </Card>
      )}
      {status.data && !isOff && <DisableCard status={status.data} href={href} onDisabled={leave} />}
      {isOff && (
        <Card>
          <EmptyState
            title="Your account has no authenticator app"
            action={
              <Button asChild variant="primary">
                <FrameLink href={routes.authenticator}>Set up an authenticator app</FrameLink>
              </Button>
            }
          >
            {status.data?.is_enabled
              ? "Two-factor authentication is on by your passkeys, which are managed at the server itself."
              : "Two-factor authentication is off, so there is nothing to disable."}
          </EmptyState>
        </Card>
      )}
    </TaskPage>
  );
}
