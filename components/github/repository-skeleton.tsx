import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { RepositoryHeadings } from "./repository-headings";

const WIDTHS = ["w-52", "w-64", "w-44", "w-72", "w-56", "w-48", "w-60", "w-40"];

export function RepositorySkeleton() {
  return (
    <SkeletonGroup label="Loading repositories">
      <RepositoryHeadings />
      {WIDTHS.map((width) => (
        <div key={width} className="flex h-11 items-center border-b px-4 last:border-b-0 pointer-coarse:h-12">
          <Skeleton className={`h-4 max-w-full ${width}`} />
        </div>
      ))}
    </SkeletonGroup>
  );
}
