import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InstallationPage } from "@/components/github/installation-page";
import { githubQueries } from "@/lib/client/github/queries";
import { SEARCH_LENGTH_MAX } from "@/lib/contract/limits";
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
  return (
    <ViewerPage
      page={<InstallationPage installationId={installationId} />}
      prefetch={() => toReads(installationId, search)}
    />
  );
}

function toReads(installationId: string, search: string) {
  if (!/^\d{1,20}$/.test(installationId)) notFound();
  return [githubQueries.installations().prefetch, githubQueries.repos(installationId, { search }).prefetch];
}
