import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { TitleSkeleton } from "./title-skeleton";

/** A title, its sentence and a first card, as every page of the settings begins. */
export function PageSkeleton() {
  return (
    <>
      <TitleSkeleton />
      <SkeletonGroup label="Loading the page">
        <div className="mt-1 flex h-5 items-center">
          <Skeleton className="h-4 w-72 max-w-full" />
        </div>
        <Card className="mt-6">
          <div className="flex items-center gap-3 px-4 py-4 sm:px-6 sm:py-5">
            <Skeleton className="size-12 rounded-full" />
            <div className="min-w-0 flex-1">
              <Skeleton className="h-5 w-44 max-w-full" />
              <Skeleton className="mt-2 h-4 w-56 max-w-full" />
            </div>
          </div>
          <div className="flex min-h-14 items-center border-t px-4 sm:px-6">
            <Skeleton className="h-4 w-36" />
          </div>
        </Card>
      </SkeletonGroup>
    </>
  );
}
