import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { AuthenticatorPage } from "@/components/security/authenticator-page";
import { securityQueries } from "@/lib/client/security/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Authenticator app" };

type PageProps = { searchParams: Promise<{ replace?: string | string[] }> };

export default async function SettingsAuthenticatorPage({ searchParams }: PageProps) {
  const { replace } = await searchParams;
  const replaceId = typeof replace === "string" && replace !== "" ? replace : null;
  return <ViewerPage draw={(viewer) => draw(viewer, replaceId)} />;
}

async function draw({ capabilities }: Viewer, replaceId: string | null) {
  const isAllowed = capabilities.access.manageTwoFactor.kind === "works";
  const state = await prefetchQueries(isAllowed ? [securityQueries.status().prefetch] : []);
  return (
    <HydrationBoundary state={state}>
      <AuthenticatorPage key={replaceId} replaceId={replaceId} />
    </HydrationBoundary>
  );
}
