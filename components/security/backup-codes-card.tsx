"use client";

import { useState } from "react";
import { ErrorNotice } from "@/components/settings/error-notice";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { canViewCodes, FEW_CODES } from "@/lib/client/security/describe-two-factor";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { BackupCodeSheet } from "./backup-code-sheet";
import { countBackupCodes } from "./backup-codes-count";
import { useAskedTask } from "./use-asked-task";
import type { FreshCodes } from "./use-fresh-codes";
import { useViewedCodes } from "./use-viewed-codes";

interface BackupCodesCardProps {
  status: TwoFactorStatus;
  fresh: FreshCodes;
}

/** The set as it stands: how many are left, a look at them, and a new set in its place. */
export function BackupCodesCard({ status, fresh }: BackupCodesCardProps) {
  const { capabilities } = useViewer();
  const [isAsking, setIsAsking] = useState(false);
  const viewed = useViewedCodes(status);
  const count = countBackupCodes(status);
  const canView = canViewCodes(status, capabilities) && count !== 0;
  const problem = fresh.problem ?? viewed.problem;

  const finish = useAskedTask({
    view: () => (canView ? void viewed.view().then(finish) : finish()),
    new: () => setIsAsking(true),
  });

  function ask(isOpen: boolean) {
    setIsAsking(isOpen);
    if (!isOpen) finish();
  }

  function replace() {
    ask(false);
    viewed.hide();
    void fresh.make();
  }

  return (
    <Card title={toTitle(count)} description={<SetFacts status={status} />}>
      <CardBody className="flex flex-col gap-4 empty:hidden">
        {count !== null && count <= FEW_CODES && <FewNotice count={count} />}
        {problem?.kind === "cancelled" && (
          <Notice tone="neutral" title="Nothing was changed">
            You did not confirm that it is you. Your codes are as they were.
          </Notice>
        )}
        {problem?.kind === "failed" && <ErrorNotice title={toProblemTitle(fresh)} error={problem.error} />}
      </CardBody>
      {viewed.sheet && <BackupCodeSheet sheet={viewed.sheet} />}
      <CardFooter hint={canView && viewed.sheet === null && "You may be asked to confirm that it is you."}>
        {canView && (
          <Button
            pending={viewed.isReading}
            pendingLabel="Reading codes"
            onClick={viewed.sheet ? viewed.hide : viewed.view}
          >
            {viewed.sheet ? "Hide codes" : "View codes"}
          </Button>
        )}
        <Button
          variant={count === 0 ? "primary" : "secondary"}
          pending={fresh.isMaking}
          pendingLabel="Making codes"
          onClick={() => (count === 0 ? replace() : setIsAsking(true))}
        >
          Make new codes
        </Button>
      </CardFooter>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={ask}
        title="Make new backup codes?"
        description={toConsequence(count)}
        confirmLabel="Make new codes"
        pendingLabel="Making codes"
        onConfirm={replace}
      />
    </Card>
  );
}

function SetFacts({ status }: { status: TwoFactorStatus }) {
  const { backup_codes_created_at: madeAt, backup_codes_set_id: setId } = status;
  return (
    <>
      {madeAt && (
        <>
          Made <RelativeTime value={madeAt} />.{" "}
        </>
      )}
      {setId && (
        <>
          Set <code className="font-mono">{setId}</code>, as it says on your sheet.
        </>
      )}
    </>
  );
}

function FewNotice({ count }: { count: number }) {
  const title = count === 0 ? "You have no backup codes" : "Few codes are left";
  return (
    <Notice tone="warning" announce={false} title={title}>
      {count === 0
        ? "A lost device would lock you out. Make a set and keep it somewhere safe."
        : "Make a new set before the last one is used."}
    </Notice>
  );
}

function toTitle(count: number | null): string {
  if (count === null) return "Your codes";
  if (count === 0) return "No unused codes";
  return count === 1 ? "1 unused code" : `${count} unused codes`;
}

function toConsequence(count: number | null): string {
  if (count === 0) return "You have none now. You get a new set to save.";
  const old = count === null || count > 1 ? "Your present codes stop" : "Your last code stops";
  return `${old} working at once, on every sheet and in every password manager. You get a new set to save.`;
}

function toProblemTitle(fresh: FreshCodes): string {
  return fresh.problem ? "No new codes were made" : "Your codes could not be read";
}
