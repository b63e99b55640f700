import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InstallationPage } from "@/components/github/installation-page";
import { githubQueries } from "@/lib/client/github/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import { requireViewer } from "@/lib/server/viewer";

export const metadata: Metadata = { title: "GitHub repositories" };

type Params = Promise<{ installationId: string }>;

export default async function SettingsInstallationPage({ params }: { params: Params }) {
  const { installationId } = await params;
  await requireViewer();
  if (!/^\d{1,20}$/.test(installationId)) notFound();
  const state = await prefetchQueries([
    githubQueries.installations().prefetch,
    githubQueries.repos(installationId, { search: "" }).prefetch,
  ]);
  return (
    <HydrationBoundary state={state}>
      <InstallationPage installationId={installationId} />
    </HydrationBoundary>
  );
}
