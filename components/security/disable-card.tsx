"use client";

import type { Route } from "next";
import { useState } from "react";
import { ErrorNotice } from "@/components/settings/error-notice";
import { FrameLink } from "@/components/settings/frame-link";
import { useProof } from "@/components/settings/proof-context";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { disableTwoFactor } from "@/lib/client/security/two-factor-calls";
import { useSecurityMutation } from "@/lib/client/security/use-security-mutation";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { DisableConsequences } from "./disable-consequences";

interface DisableCardProps {
  status: TwoFactorStatus;
  href: Route;
  onDisabled: () => void;
}

export function DisableCard({ status, href, onDisabled }: DisableCardProps) {
  const { user } = useViewer();
  const { ensureProof, withProof } = useProof();
  const [isTicked, setIsTicked] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const organization = user.organization?.enforce_2fa ? user.organization.name : null;
  const mustTick = organization !== null;
  const disable = useSecurityMutation(async () => {
    await ensureProof();
    await withProof(disableTwoFactor);
    onDisabled();
  });
  const isCancelled = disable.error instanceof ProofCancelledError;

  function submit() {
    setIsAsked(true);
    if (disable.isPending || (mustTick && !isTicked)) return;
    disable.mutate();
  }

  return (
    <Card tone="danger" title="What changes">
      <CardBody className="flex flex-col gap-4">
        <DisableConsequences status={status} />
        {organization !== null && (
          <Notice
            tone="warning"
            announce={false}
            title={`${organization} requires two-factor authentication`}
          >
            Once it is off, nothing here works until you set it up again or change your organisation.
          </Notice>
        )}
        {mustTick && (
          <div>
            <Checkbox
              label="I know that I must set it up again at once"
              checked={isTicked}
              onCheckedChange={setIsTicked}
              aria-invalid={(isAsked && !isTicked) || undefined}
            />
            <p role="alert" className="min-h-5 text-sm text-danger">
              {isAsked && !isTicked && "Tick the box to go on."}
            </p>
          </div>
        )}
        {isCancelled && (
          <Notice tone="neutral" title="Still on">
            You did not confirm that it is you, so nothing was changed.
          </Notice>
        )}
        {disable.error && !isCancelled && (
          <ErrorNotice title="Two-factor authentication is still on" error={disable.error} />
        )}
      </CardBody>
      <CardFooter hint="You may be asked for your password and a code.">
        <Button asChild>
          <FrameLink href={href}>Keep it on</FrameLink>
        </Button>
        <Button
          variant="danger-outline"
          pending={disable.isPending}
          pendingLabel="Disabling"
          onClick={submit}
        >
          Disable two-factor authentication
        </Button>
      </CardFooter>
    </Card>
  );
}
