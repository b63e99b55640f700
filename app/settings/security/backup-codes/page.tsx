import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { BackupCodesPage } from "@/components/security/backup-codes-page";
import { securityQueries } from "@/lib/client/security/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Backup codes" };

export default function SettingsBackupCodesPage() {
  return <ViewerPage draw={draw} />;
}

async function draw({ capabilities }: Viewer) {
  const isAllowed = capabilities.access.manageTwoFactor.kind === "works";
  const state = await prefetchQueries(isAllowed ? [securityQueries.status().prefetch] : []);
  return (
    <HydrationBoundary state={state}>
      <BackupCodesPage />
    </HydrationBoundary>
  );
}
