import type { Metadata } from "next";
import { SessionsPage } from "@/components/security/sessions-page";
import { securityQueries } from "@/lib/client/security/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Sessions" };

export default function SettingsSessionsPage() {
  return <ViewerPage page={<SessionsPage />} prefetch={toReads} />;
}

function toReads({ capabilities: { access } }: Viewer) {
  return [
    ...(access.listSessions.kind === "works" ? [securityQueries.sessions().prefetch] : []),
    ...(access.listDevices.kind === "works" ? [securityQueries.devices().prefetch] : []),
  ];
}
