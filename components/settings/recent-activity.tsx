"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { securityQueries } from "@/lib/client/security/queries";
import { routes } from "@/lib/routes";
import { ActivityLine } from "./activity-line";
import { ReadState } from "./read-state";
import { RowsSkeleton } from "./rows-skeleton";
import { useCan } from "./use-access";

const LINES = 5;

/** The newest lines of the activity, where the server keeps one. */
export function RecentActivity() {
  const isKept = useCan("seeActivity");
  const query = useQuery({ ...securityQueries.recentActivity(), enabled: isKept });
  if (!isKept) return null;
  return (
    <Card
      id="recent-activity"
      title="Recent activity"
      description="What happened in your account, and from where."
    >
      <CardBody flush>
        <ReadState
          query={query}
          failed="Your activity could not be read"
          skeleton={<RowsSkeleton label="Loading activity" rows={LINES} />}
        >
          {(rows) =>
            rows.length === 0 ? (
              <p className="px-4 py-4 text-muted sm:px-6">Nothing happened in the last 90 days.</p>
            ) : (
              <ul className="divide-y divide-border">
                {rows.slice(0, LINES).map((activity) => (
                  <ActivityLine key={activity.id} activity={activity} />
                ))}
              </ul>
            )
          }
        </ReadState>
      </CardBody>
      <CardFooter hint="Kept for 90 days.">
        <Button asChild size="sm">
          <Link href={routes.activity}>All activity</Link>
        </Button>
      </CardFooter>
    </Card>
  );
}
