import type { Metadata } from "next";
import { PasswordPage } from "@/components/security/password-page";
import { securityQueries } from "@/lib/client/security/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Change password" };

export default function SettingsPasswordPage() {
  return <ViewerPage page={<PasswordPage />} prefetch={toReads} />;
}

function toReads({ capabilities: { access } }: Viewer) {
  const isListed = access.listSessions.kind === "works";
  return isListed ? [securityQueries.sessions().prefetch] : [];
}
