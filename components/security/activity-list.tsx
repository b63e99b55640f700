"use client";

import { ActivityLine } from "@/components/settings/activity-line";
import { WaitText } from "@/components/settings/wait-text";
import { Button } from "@/components/ui/button";
import { describeActivity } from "@/lib/client/security/describe-activity";
import { ApiError } from "@/lib/contract/api-error";
import type { Activity } from "@/lib/contract/schemas/security";
import type { ActivityQuery } from "./activity-query";

interface ActivityListProps {
  rows: readonly Activity[];
  isFiltered: boolean;
  query: ActivityQuery;
  onClear: () => void;
  onDoubt: (activity: Activity) => void;
  /** Somebody is about to. */
  onNear: () => void;
}

export function ActivityList({ rows, isFiltered, query, onClear, onDoubt, onNear }: ActivityListProps) {
  if (rows.length === 0) return <Nothing isFiltered={isFiltered} onClear={onClear} />;
  return (
    <>
      <ul className="divide-y divide-border">
        {rows.map((activity) => (
          <ActivityLine
            key={activity.id}
            activity={activity}
            action={
              <button
                type="button"
                className={DOUBT}
                aria-label={`This was not me: ${describeActivity(activity).text}`}
                aria-haspopup="dialog"
                onPointerEnter={onNear}
                onFocus={onNear}
                onClick={() => onDoubt(activity)}
              >
                This was not me
              </button>
            }
          />
        ))}
      </ul>
      {query.hasNextPage && <More query={query} />}
    </>
  );
}

/** Quiet: it stands on every row and is pressed once in a lifetime. */
const DOUBT =
  "min-h-6 rounded-sm text-sm text-muted underline decoration-border-strong underline-offset-3 hover:text-text hover:decoration-current pointer-coarse:min-h-11";

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 py-4 text-muted sm:px-6">
      <p>
        {isFiltered ? "Nothing of this kind in the last 90 days." : "Nothing happened in the last 90 days."}
      </p>
      {isFiltered && (
        <Button size="sm" onClick={onClear}>
          Show everything
        </Button>
      )}
    </div>
  );
}

function More({ query }: { query: ActivityQuery }) {
  const failed = query.isFetchNextPageError && query.error instanceof ApiError ? query.error : null;
  return (
    <div className="flex flex-wrap items-center gap-3 border-t px-4 py-2 text-sm text-muted sm:px-6">
      {query.isFetchNextPageError && (
        <p role="alert" className="min-w-0 flex-1 basis-56">
          Older activity could not be read. {failed?.detail}{" "}
          {failed?.retryAfterSeconds ? <WaitText seconds={failed.retryAfterSeconds} since={failed} /> : null}
        </p>
      )}
      <Button
        size="sm"
        variant="ghost"
        pending={query.isFetchingNextPage}
        pendingLabel="Loading"
        onClick={() => void query.fetchNextPage()}
      >
        {query.isFetchNextPageError ? "Try again" : "Load older activity"}
      </Button>
    </div>
  );
}
