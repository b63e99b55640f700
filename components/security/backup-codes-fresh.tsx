"use client";

import { Notice } from "@/components/ui/notice";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { BackupCodesKeep } from "./backup-codes-keep";
import type { BackupSheet } from "./backup-sheet";
import { SetupCard } from "./setup-card";

interface BackupCodesFreshProps {
  sheet: BackupSheet;
  /** As read by now, which another tab may have changed. */
  status: TwoFactorStatus | undefined;
  onSaved: () => void;
}

export function BackupCodesFresh({ sheet, status, onSaved }: BackupCodesFreshProps) {
  const current = status?.backup_codes_set_id;
  const isVoid = sheet.setId !== null && current !== undefined && current !== sheet.setId;
  return (
    <SetupCard
      title="Save your new backup codes"
      description="The former codes no longer work. Put these in their place."
    >
      {isVoid && (
        <Notice tone="danger" title="These codes are void already" className="mx-4 mb-4 sm:mx-6">
          {current === null
            ? "Two-factor authentication was disabled in another tab."
            : `A newer set (${current}) was made in another tab.`}
        </Notice>
      )}
      <BackupCodesKeep sheet={sheet} onSaved={onSaved} />
    </SetupCard>
  );
}
