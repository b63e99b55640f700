import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InstallationPage } from "@/components/github/installation-page";
import { githubQueries } from "@/lib/client/github/queries";
import { SEARCH_LENGTH_MAX } from "@/lib/contract/limits";
import { prefetchQueries } from "@/lib/server/prefetch";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "GitHub repositories" };

type PageProps = {
  params: Promise<{ installationId: string }>;
  searchParams: Promise<{ search?: string | string[] }>;
};

export default async function SettingsInstallationPage({ params, searchParams }: PageProps) {
  const { installationId } = await params;
  const { search: given } = await searchParams;
  const search = typeof given === "string" ? given.trim().slice(0, SEARCH_LENGTH_MAX) : "";
  return <ViewerPage draw={() => draw(installationId, search)} />;
}

async function draw(installationId: string, search: string) {
  if (!/^\d{1,20}$/.test(installationId)) notFound();
  const state = await prefetchQueries([
    githubQueries.installations().prefetch,
    githubQueries.repos(installationId, { search }).prefetch,
  ]);
  return (
    <HydrationBoundary state={state}>
      <InstallationPage installationId={installationId} />
    </HydrationBoundary>
  );
}
