import type { Metadata } from "next";
import { ApiKeysPage } from "@/components/profile/api-keys-page";
import { profileQueries } from "@/lib/client/profile/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Personal API keys" };

export default function SettingsApiKeysPage() {
  return <ViewerPage page={<ApiKeysPage />} prefetch={toReads} />;
}

function toReads({ capabilities }: Viewer) {
  const hasKeys = capabilities.access.manageApiKeys.kind === "works";
  return hasKeys ? [profileQueries.apiKeys().prefetch] : [];
}
