import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ApiKeysPage } from "@/components/profile/api-keys-page";
import { profileQueries } from "@/lib/client/profile/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Personal API keys" };

export default function SettingsApiKeysPage() {
  return <ViewerPage draw={draw} />;
}

async function draw({ capabilities }: Viewer) {
  const hasKeys = capabilities.access.manageApiKeys.kind === "works";
  const state = await prefetchQueries(hasKeys ? [profileQueries.apiKeys().prefetch] : []);
  return (
    <HydrationBoundary state={state}>
      <ApiKeysPage />
    </HydrationBoundary>
  );
}
