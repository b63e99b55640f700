import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ApiKeyPage } from "@/components/profile/api-key-page";
import { profileQueries } from "@/lib/client/profile/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../../viewer-page";

export const metadata: Metadata = { title: "Personal API key" };

type Params = Promise<{ keyId: string }>;

export default async function SettingsApiKeyPage({ params }: { params: Params }) {
  const { keyId } = await params;
  return <ViewerPage draw={(viewer) => draw(viewer, keyId)} />;
}

async function draw({ capabilities }: Viewer, keyId: string) {
  const hasKeys = capabilities.access.manageApiKeys.kind === "works";
  const state = await prefetchQueries(hasKeys ? [profileQueries.apiKeys().prefetch] : []);
  return (
    <HydrationBoundary state={state}>
      <ApiKeyPage keyId={keyId} />
    </HydrationBoundary>
  );
}
