"use client";

import Link from "next/link";
import { useCan } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { canViewCodes, describeFewCodes } from "@/lib/client/security/describe-two-factor";
import { BACKUP_CODES_COUNT } from "@/lib/contract/limits";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { toBackupCodes, toCodeTest } from "@/lib/routes";

/** How many backup codes are left and which set they are of; the codes have a page of their own. */
export function SpareCodesCard({ status }: { status: TwoFactorStatus | undefined }) {
  const remaining = status?.backup_codes_remaining;
  const few = describeFewCodes(remaining);
  const { capabilities } = useViewer();
  const canTest = useCan("checkBackupCode");
  const canView = status ? canViewCodes(status, capabilities) : canTest;
  return (
    <Card
      id="backup-codes"
      title="Backup codes"
      description="Each lets you in once when no authenticator app is at hand."
      aside={few && <Badge tone="warning">{remaining === 0 ? "None left" : "Few left"}</Badge>}
    >
      <CardBody>
        {!status && (
          <SkeletonGroup label="Loading backup codes">
            <Skeleton className="my-0.5 h-4 w-64 max-w-full" />
          </SkeletonGroup>
        )}
        {status && remaining !== undefined && remaining > 0 && (
          <p>
            <span className="font-medium tabular-nums">
              {remaining} of {Math.max(remaining, BACKUP_CODES_COUNT)}
            </span>{" "}
            left
            <SetLine status={status} />
          </p>
        )}
        {remaining === 0 && <p>{few}. Without an authenticator app you could not sign in.</p>}
        {status && remaining === undefined && <p>This server does not say how many are left.</p>}
      </CardBody>
      <CardFooter hint={toHint(remaining)}>
        {remaining !== 0 && canView && (
          <Button asChild size="sm">
            <Link href={toBackupCodes("view")}>View</Link>
          </Button>
        )}
        {remaining !== 0 && canTest && (
          <Button asChild size="sm">
            <Link href={toCodeTest()}>Test</Link>
          </Button>
        )}
        <Button asChild size="sm">
          <Link href={toBackupCodes("new")}>Make new</Link>
        </Button>
      </CardFooter>
    </Card>
  );
}

function toHint(remaining: number | undefined): string {
  return describeFewCodes(remaining) === null || remaining === 0
    ? "Keep them apart from the device that your authenticator app is on."
    : "Make new ones before they run out.";
}

/** So that a sheet on paper can be told from an older one. */
function SetLine({ status }: { status: TwoFactorStatus }) {
  const { backup_codes_created_at: createdAt, backup_codes_set_id: setId } = status;
  if (!createdAt) return null;
  return (
    <span className="text-muted">
      {" · Made "}
      <DateText value={createdAt} />
      {setId && (
        <>
          {" · "}
          <span className="whitespace-nowrap">
            Set <code className="font-mono text-sm">{setId}</code>
          </span>
        </>
      )}
    </span>
  );
}
