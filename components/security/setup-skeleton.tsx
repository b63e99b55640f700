import { Card, CardBody } from "@/components/ui/card";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

export function SetupSkeleton() {
  return (
    <Card>
      <CardBody className="pt-4 sm:pt-5">
        <SkeletonGroup label="Loading your two-factor status" className="flex flex-col gap-3">
          <Skeleton className="h-5 w-full max-w-md" />
          <Skeleton className="mt-3 h-5 w-64 max-w-full" />
          <Skeleton className="mt-3 h-9 w-24" />
        </SkeletonGroup>
      </CardBody>
    </Card>
  );
}
