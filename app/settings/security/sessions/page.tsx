import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { SessionsPage } from "@/components/security/sessions-page";
import { securityQueries } from "@/lib/client/security/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Sessions" };

export default function SettingsSessionsPage() {
  return <ViewerPage draw={draw} />;
}

async function draw({ capabilities: { access } }: Viewer) {
  const state = await prefetchQueries([
    ...(access.listSessions.kind === "works" ? [securityQueries.sessions().prefetch] : []),
    ...(access.listDevices.kind === "works" ? [securityQueries.devices().prefetch] : []),
  ]);
  return (
    <HydrationBoundary state={state}>
      <SessionsPage />
    </HydrationBoundary>
  );
}
