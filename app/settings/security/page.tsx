import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { SecurityPage } from "@/components/security/security-page";
import { githubQueries } from "@/lib/client/github/queries";
import { securityQueries } from "@/lib/client/security/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../viewer-page";

export const metadata: Metadata = { title: "Security" };

export default function SettingsSecurityPage() {
  return <ViewerPage draw={draw} />;
}

async function draw({ capabilities: { features } }: Viewer) {
  const state = await prefetchQueries([
    githubQueries.installations().prefetch,
    securityQueries.status().prefetch,
    ...(features.includes("authenticatorsList") ? [securityQueries.authenticators().prefetch] : []),
    ...(features.includes("sessionsList") ? [securityQueries.sessions().prefetch] : []),
    ...(features.includes("activityList") ? [securityQueries.recentActivity().prefetch] : []),
  ]);
  return (
    <HydrationBoundary state={state}>
      <SecurityPage />
    </HydrationBoundary>
  );
}
