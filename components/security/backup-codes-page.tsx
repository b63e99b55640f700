"use client";

import { useQuery } from "@tanstack/react-query";
import { BarrierCard } from "@/components/settings/barrier-card";
import { FrameLink } from "@/components/settings/frame-link";
import { ReadError } from "@/components/settings/read-error";
import { TaskPage, useTaskReturn } from "@/components/settings/task-page";
import { useCan, useMayChange } from "@/components/settings/use-access";
import { useLeaveGuard } from "@/components/settings/use-leave-guard";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { securityQueries } from "@/lib/client/security/queries";
import { routes } from "@/lib/routes";
import { BackupCodeDrill } from "./backup-code-drill";
import { BackupCodesCard } from "./backup-codes-card";
import { BackupCodesFresh } from "./backup-codes-fresh";
import { hasAuthenticator } from "./has-authenticator";
import { LeaveCodesDialog } from "./leave-codes-dialog";
import { SetupSkeleton } from "./setup-skeleton";
import { useFreshCodes } from "./use-fresh-codes";

export function BackupCodesPage() {
  const isAllowed = useMayChange("manageTwoFactor");
  const { back } = useTaskReturn(routes.security);
  const status = useQuery({ ...securityQueries.status(), enabled: isAllowed });
  const fresh = useFreshCodes();
  const guard = useLeaveGuard(fresh.isDue || fresh.sheet !== null);
  const canCheck = useCan("checkBackupCode");

  function finish() {
    fresh.forget();
    document.querySelector("h1")?.focus();
  }

  function draw() {
    // Nothing read meanwhile may take codes away that exist nowhere else.
    if (fresh.sheet) {
      return <BackupCodesFresh sheet={fresh.sheet} status={status.data} onSaved={finish} />;
    }
    if (!isAllowed) return <BarrierCard action="manageTwoFactor" />;
    if (!status.data) {
      if (!status.error) return <SetupSkeleton />;
      return (
        <Card>
          <ReadError
            title="Your backup codes could not be read"
            error={status.error}
            safe="They are untouched."
            onRetry={() => status.refetch()}
            isRetrying={status.isFetching}
          />
        </Card>
      );
    }
    if (!hasAuthenticator(status.data)) return <NotEnabled />;
    return (
      <>
        <BackupCodesCard status={status.data} fresh={fresh} />
        {canCheck && <BackupCodeDrill setId={status.data.backup_codes_set_id ?? null} />}
      </>
    );
  }

  return (
    <TaskPage
      title="Backup codes"
      description="Each one signs you in once when your authenticator app is not at hand."
      back={back}
    >
      {draw()}
      <LeaveCodesDialog guard={guard} isMaking={fresh.sheet === null} hasFormer onLeave={fresh.forget} />
    </TaskPage>
  );
}

function NotEnabled() {
  return (
    <Card>
      <EmptyState
        title="No backup codes"
        action={
          <Button asChild variant="primary">
            <FrameLink href={routes.authenticator}>Set up an authenticator app</FrameLink>
          </Button>
        }
      >
        They stand in for an authenticator app, and your account has none yet. You get them when you set one
        up.
      </EmptyState>
    </Card>
  );
}
