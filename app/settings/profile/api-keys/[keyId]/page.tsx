import type { Metadata } from "next";
import { ApiKeyPage } from "@/components/profile/api-key-page";
import { profileQueries } from "@/lib/client/profile/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../../viewer-page";

export const metadata: Metadata = { title: "Personal API key" };

type Params = Promise<{ keyId: string }>;

export default async function SettingsApiKeyPage({ params }: { params: Params }) {
  const { keyId } = await params;
  return <ViewerPage page={<ApiKeyPage keyId={keyId} />} prefetch={toReads} />;
}

function toReads({ capabilities }: Viewer) {
  const hasKeys = capabilities.access.manageApiKeys.kind === "works";
  return hasKeys ? [profileQueries.apiKeys().prefetch] : [];
}
