"use client";

import type { Route } from "next";
import { ErrorNotice } from "@/components/settings/error-notice";
import { FrameLink } from "@/components/settings/frame-link";
import { Button } from "@/components/ui/button";
import { CardBody, CardFooter } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { BackupCodesKeep } from "./backup-codes-keep";
import { SetupCard } from "./setup-card";
import type { FreshCodes } from "./use-fresh-codes";

interface SetupCodesStepProps {
  place: string | undefined;
  fresh: FreshCodes;
  later: Route;
  onSaved: () => void;
}

/** The account can be locked out from here on, so this step is not to be passed over. */
export function SetupCodesStep({ place, fresh, later, onSaved }: SetupCodesStepProps) {
  return (
    <SetupCard
      place={place}
      title="Save your backup codes"
      description="Two-factor authentication is on. If you lose your device, one of these codes lets you in."
    >
      {fresh.sheet ? (
        <BackupCodesKeep sheet={fresh.sheet} onSaved={onSaved} />
      ) : (
        <Unmade fresh={fresh} later={later} />
      )}
    </SetupCard>
  );
}

function Unmade({ fresh, later }: { fresh: FreshCodes; later: Route }) {
  const { problem, make } = fresh;
  if (problem === null) {
    return (
      <CardBody>
        <SkeletonGroup label="Making your backup codes">
          <Skeleton className="h-48 w-full" />
        </SkeletonGroup>
      </CardBody>
    );
  }
  return (
    <>
      <CardBody>
        {problem.kind === "failed" ? (
          <ErrorNotice title="Your backup codes could not be made" error={problem.error} />
        ) : (
          <Notice tone="warning" title="No backup codes yet">
            You did not confirm that it is you. Without backup codes, a lost device locks you out.
          </Notice>
        )}
      </CardBody>
      <CardFooter hint="Your authenticator app works already.">
        <Button asChild>
          <FrameLink href={later}>Later</FrameLink>
        </Button>
        <Button variant="primary" pending={fresh.isMaking} pendingLabel="Making codes" onClick={make}>
          Make backup codes
        </Button>
      </CardFooter>
    </>
  );
}
