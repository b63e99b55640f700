"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ReadState } from "@/components/settings/read-state";
import { RowsSkeleton } from "@/components/settings/rows-skeleton";
import { useCan } from "@/components/settings/use-access";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { ItemList } from "@/components/ui/item";
import { securityQueries } from "@/lib/client/security/queries";
import { routes } from "@/lib/routes";
import { EndOthersButton } from "./end-others-button";
import { SessionRow } from "./session-row";

/** This session and how many others there are; the list has a page of its own. */
export function SessionsCard() {
  const sessions = useQuery(securityQueries.sessions());
  const hasDevices = useCan("listDevices");
  const others = sessions.data?.filter(({ current }) => !current).length;
  return (
    <Card
      id="sessions"
      title="Sessions"
      description={
        hasDevices
          ? "Where you are signed in, and which browsers are remembered."
          : "Where you are signed in."
      }
    >
      <CardBody flush>
        <ReadState
          query={sessions}
          failed="Your sessions could not be read"
          skeleton={<RowsSkeleton label="Loading sessions" rows={1} />}
        >
          {(rows) => (
            <ItemList>
              {rows
                .filter(({ current }) => current)
                .map((session) => (
                  <SessionRow key={session.id} session={session} />
                ))}
            </ItemList>
          )}
        </ReadState>
      </CardBody>
      <CardFooter hint={toHint(others)}>
        {others !== undefined && others > 0 && <EndOthersButton count={others} />}
        <Button asChild size="sm">
          <Link href={routes.sessions}>All sessions</Link>
        </Button>
      </CardFooter>
    </Card>
  );
}

function toHint(others: number | undefined): string | null {
  if (others === undefined) return null;
  if (others === 0) return "You are signed in nowhere else.";
  return others === 1 ? "1 other place is signed in." : `${others} other places are signed in.`;
}
