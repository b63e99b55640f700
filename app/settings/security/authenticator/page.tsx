import type { Metadata } from "next";
import { AuthenticatorPage } from "@/components/security/authenticator-page";
import { securityQueries } from "@/lib/client/security/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Authenticator app" };

type PageProps = { searchParams: Promise<{ replace?: string | string[] }> };

export default async function SettingsAuthenticatorPage({ searchParams }: PageProps) {
  const { replace } = await searchParams;
  const replaceId = typeof replace === "string" && replace !== "" ? replace : null;
  return <ViewerPage page={<AuthenticatorPage key={replaceId} replaceId={replaceId} />} prefetch={toReads} />;
}

function toReads({ capabilities }: Viewer) {
  const isAllowed = capabilities.access.manageTwoFactor.kind === "works";
  return isAllowed ? [securityQueries.status().prefetch] : [];
}
