import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

/** One card of the very shape of an account's. */
export function InstallationsSkeleton() {
  return (
    <SkeletonGroup label="Loading GitHub accounts">
      <Card>
        <div className="flex items-start gap-3 px-4 py-4 sm:px-6 sm:py-5">
          <Skeleton className="size-12 rounded-full" />
          <div className="flex-1">
            <Skeleton className="h-6 w-44" />
            <Skeleton className="mt-1.5 h-5 w-64 max-w-full" />
          </div>
        </div>
        <div className="flex min-h-14 items-center justify-between border-t px-4 sm:px-6">
          <Skeleton className="h-5 w-36" />
          <Skeleton className="h-8 w-28" />
        </div>
      </Card>
    </SkeletonGroup>
  );
}
