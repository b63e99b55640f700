import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

export function InstallationHeaderSkeleton({ before }: { before: ReactNode }) {
  return (
    <>
      <PageHeader before={before} title="GitHub account" />
      <SkeletonGroup label="Loading the account" className="mt-1">
        <Skeleton className="h-5 w-72 max-w-full" />
      </SkeletonGroup>
    </>
  );
}
