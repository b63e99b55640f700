import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

const WIDTHS = ["w-24", "w-52", "w-40", "w-60", "w-32", "w-48"];

export function BranchSkeleton() {
  return (
    <SkeletonGroup label="Loading branches">
      {WIDTHS.map((width) => (
        <div key={width} className="flex h-11 items-center border-b px-4 sm:px-6 pointer-coarse:h-12">
          <Skeleton className={`h-4 ${width}`} />
        </div>
      ))}
    </SkeletonGroup>
  );
}
