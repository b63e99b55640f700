"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { Suspense, useState } from "react";
import { AccessNotice } from "@/components/settings/access-notice";
import { RowsSkeleton } from "@/components/settings/rows-skeleton";
import { TaskPage } from "@/components/settings/task-page";
import { useAccess } from "@/components/settings/use-access";
import { Card, CardBody } from "@/components/ui/card";
import { Late } from "@/components/ui/late";
import { lazyPart } from "@/components/ui/lazy-part";
import { isActivityType } from "@/lib/client/security/describe-activity";
import { securityQueries } from "@/lib/client/security/queries";
import type { Activity } from "@/lib/contract/schemas/security";
import { routes, toActivity } from "@/lib/routes";
import { ActivityExport } from "./activity-export";
import { ActivityFilter } from "./activity-filter";
import { ActivityList } from "./activity-list";
import { ActivityReadState } from "./activity-read-state";

const NotMeSheet = lazyPart(async () => (await import("./not-me-sheet")).NotMeSheet);

export function ActivityPage() {
  const access = useAccess("seeActivity");
  const isKept = access.kind === "works";
  const asked = useSearchParams().get("type");
  const type = isActivityType(asked) ? asked : undefined;
  const query = useInfiniteQuery({
    ...securityQueries.activity(type ? { type } : {}),
    enabled: isKept,
  });
  const rows = query.data?.pages.flatMap(({ results }) => results);
  const [doubted, setDoubted] = useState<Activity | null>(null);
  const [isSheetUsed, setIsSheetUsed] = useState(false);
  if (doubted && !isSheetUsed) setIsSheetUsed(true);

  return (
    <TaskPage
      title="Activity"
      description="What happened in your account in the last 90 days, newest first."
      back={{ href: routes.security, label: "Security" }}
    >
      <AccessNotice access={access} look="card" />
      {isKept && (
        <Card aria-label="Activity">
          <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-6">
            <ActivityFilter type={type} onChange={changeType} />
            <ActivityExport query={query} />
          </div>
          <CardBody flush>
            <ActivityReadState query={query} skeleton={<RowsSkeleton label="Loading activity" rows={8} />}>
              <ActivityList
                rows={rows ?? []}
                isFiltered={type !== undefined}
                query={query}
                onClear={() => changeType(undefined)}
                onDoubt={setDoubted}
                onNear={NotMeSheet.preload}
              />
            </ActivityReadState>
          </CardBody>
        </Card>
      )}
      {isSheetUsed && (
        <Suspense fallback={<Late />}>
          <NotMeSheet
            activity={doubted}
            onClose={() => setDoubted(null)}
            onMissing={() => {
              setIsSheetUsed(false);
              setDoubted(null);
            }}
          />
        </Suspense>
      )}
    </TaskPage>
  );
}

/** In the address, so that a reload and a link bring it back; a choice adds no history. */
function changeType(type: string | undefined) {
  window.history.replaceState(null, "", toActivity({ type }));
}
