import { TitleSkeleton } from "@/components/settings/title-skeleton";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { toColumns } from "./grid-columns";

const GROUPS = [
  { title: "w-52", rows: ["w-44", "w-40"] },
  { title: "w-44", rows: ["w-40", "w-48"] },
  { title: "w-20", rows: ["w-28", "w-40", "w-36"] },
];

/** The page before it is known what the person receives: the same head, field and grid. */
export function NotificationsSkeleton() {
  return (
    <>
      {/* The way back of a phone's page. */}
      <div className="mb-2 h-8 sm:hidden pointer-coarse:h-11" />
      <TitleSkeleton />
      <SkeletonGroup label="Loading your notifications">
        <div className="mt-1 flex h-10 items-center sm:h-5">
          <Skeleton className="h-4 w-96 max-w-full" />
        </div>
        <Skeleton className="mt-6 h-9 w-full pointer-coarse:h-11" />
        {GROUPS.map(({ title, rows }) => (
          <Card key={title} className="mt-4">
            <div className={cn(toColumns(true), "items-end px-4 pt-4 pb-3 sm:px-6")}>
              <Skeleton className={cn("my-1 h-4 max-w-full", title)} />
              <Skeleton className="my-1 h-3 w-11 justify-self-center" />
              <Skeleton className="my-1 h-3 w-14 justify-self-center" />
            </div>
            {rows.map((width) => (
              <div key={width} className={cn(toColumns(true), "border-t px-4 py-3 sm:px-6")}>
                <div>
                  <Skeleton className={cn("my-0.5 h-4 max-w-full", width)} />
                  <Skeleton className="mt-1.5 h-3.5 w-64 max-w-full" />
                  <Skeleton className="mt-2.5 mb-1 h-3.5 w-28" />
                </div>
                <Skeleton className="h-5 w-9 justify-self-center rounded-full" />
                <Skeleton className="h-5 w-9 justify-self-center rounded-full" />
              </div>
            ))}
          </Card>
        ))}
      </SkeletonGroup>
    </>
  );
}
