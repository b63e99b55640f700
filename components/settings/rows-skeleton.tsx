import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

interface RowsSkeletonProps {
  /** "Loading sessions" */
  label: string;
  rows?: number;
}

/** Rows of two lines with an icon, as lists of sessions, devices and events have them. */
export function RowsSkeleton({ label, rows = 2 }: RowsSkeletonProps) {
  return (
    <SkeletonGroup label={label}>
      <div className="divide-y divide-border">
        {Array.from({ length: rows }, (_, index) => `row-${index}`).map((key) => (
          <div key={key} className="flex min-h-15 items-start gap-3 px-4 py-2.5 sm:px-6">
            <Skeleton className="mt-0.5 size-4" />
            <div className="min-w-0 flex-1">
              <Skeleton className="my-0.5 h-4 w-48 max-w-full" />
              <Skeleton className="mt-1 h-4 w-64 max-w-full" />
            </div>
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
