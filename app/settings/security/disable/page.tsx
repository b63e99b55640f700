import type { Metadata } from "next";
import { DisablePage } from "@/components/security/disable-page";
import { securityQueries } from "@/lib/client/security/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Disable two-factor authentication" };

export default function SettingsDisablePage() {
  return <ViewerPage page={<DisablePage />} prefetch={toReads} />;
}

function toReads({ capabilities }: Viewer) {
  const isAllowed = capabilities.access.manageTwoFactor.kind === "works";
  return isAllowed ? [securityQueries.status().prefetch] : [];
}
