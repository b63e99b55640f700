import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PasswordPage } from "@/components/security/password-page";
import { securityQueries } from "@/lib/client/security/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Change password" };

export default function SettingsPasswordPage() {
  return <ViewerPage draw={draw} />;
}

async function draw({ capabilities: { access } }: Viewer) {
  const isListed = access.listSessions.kind === "works";
  const state = await prefetchQueries(isListed ? [securityQueries.sessions().prefetch] : []);
  return (
    <HydrationBoundary state={state}>
      <PasswordPage />
    </HydrationBoundary>
  );
}
