import type { Metadata } from "next";
import { BackupCodesPage } from "@/components/security/backup-codes-page";
import { securityQueries } from "@/lib/client/security/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Backup codes" };

export default function SettingsBackupCodesPage() {
  return <ViewerPage page={<BackupCodesPage />} prefetch={toReads} />;
}

function toReads({ capabilities }: Viewer) {
  const isAllowed = capabilities.access.manageTwoFactor.kind === "works";
  return isAllowed ? [securityQueries.status().prefetch] : [];
}
