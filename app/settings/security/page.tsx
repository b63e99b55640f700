import type { Metadata } from "next";
import { SecurityPage } from "@/components/security/security-page";
import { githubQueries } from "@/lib/client/github/queries";
import { securityQueries } from "@/lib/client/security/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../viewer-page";

export const metadata: Metadata = { title: "Security" };

export default function SettingsSecurityPage() {
  return <ViewerPage page={<SecurityPage />} prefetch={toReads} />;
}

function toReads({ capabilities: { access } }: Viewer) {
  return [
    githubQueries.installations().prefetch,
    ...(access.manageTwoFactor.kind === "works" ? [securityQueries.status().prefetch] : []),
    ...(access.nameAuthenticators.kind === "works" ? [securityQueries.authenticators().prefetch] : []),
    ...(access.listSessions.kind === "works" ? [securityQueries.sessions().prefetch] : []),
    ...(access.seeActivity.kind === "works" ? [securityQueries.recentActivity().prefetch] : []),
  ];
}
