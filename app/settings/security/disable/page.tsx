import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { DisablePage } from "@/components/security/disable-page";
import { securityQueries } from "@/lib/client/security/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Disable two-factor authentication" };

export default function SettingsDisablePage() {
  return <ViewerPage draw={draw} />;
}

async function draw({ capabilities }: Viewer) {
  const isAllowed = capabilities.access.manageTwoFactor.kind === "works";
  const state = await prefetchQueries(isAllowed ? [securityQueries.status().prefetch] : []);
  return (
    <HydrationBoundary state={state}>
      <DisablePage />
    </HydrationBoundary>
  );
}
