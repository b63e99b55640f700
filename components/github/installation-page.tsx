"use client";

import Link from "next/link";
import { BackLink } from "@/components/settings/back-link";
import { ReadError } from "@/components/settings/read-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { useInstallations } from "@/lib/client/github/use-installations";
import { useRefreshRepositories } from "@/lib/client/github/use-refresh-repositories";
import { routes } from "@/lib/routes";
import { InstallationHeader } from "./installation-header";
import { InstallationHeaderSkeleton } from "./installation-header-skeleton";
import { RepositoryBrowser } from "./repository-browser";

interface InstallationPageProps {
  installationId: string;
}

export function InstallationPage({ installationId }: InstallationPageProps) {
  const list = useInstallations();
  const refresh = useRefreshRepositories(installationId);
  const installation = list.data?.find((row) => row.installation_id === installationId);

  if (installation && list.data) {
    return (
      <>
        <InstallationHeader installation={installation} installations={list.data} refresh={refresh} />
        <RepositoryBrowser
          key={installationId}
          installation={installation}
          installations={list.data}
          onRefresh={() => refresh.isPending || refresh.mutate()}
        />
      </>
    );
  }
  const back = <BackLink href={routes.github}>GitHub</BackLink>;
  if (list.data) {
    return (
      <>
        <PageHeader
          before={back}
          title="Not connected"
          description="This GitHub installation is not connected to your account. It may have been disconnected in another tab."
        />
        <Button asChild variant="primary" className="mt-6">
          <Link href={routes.github}>Go to GitHub accounts</Link>
        </Button>
      </>
    );
  }
  if (!list.error) return <InstallationHeaderSkeleton before={back} />;
  return (
    <>
      <PageHeader before={back} title="GitHub account" />
      <Card className="mt-6">
        <ReadError
          title="This account could not be read"
          error={list.error}
          safe="Your connection is untouched."
          onRetry={() => list.refetch()}
          isRetrying={list.isFetching}
        />
      </Card>
    </>
  );
}
