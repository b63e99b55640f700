"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { AccessNotice } from "@/components/settings/access-notice";
import { ProofClock } from "@/components/settings/proof-clock";
import { ReadState } from "@/components/settings/read-state";
import { RowsSkeleton } from "@/components/settings/rows-skeleton";
import { TaskPage } from "@/components/settings/task-page";
import { useAccess, useCan } from "@/components/settings/use-access";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { securityQueries } from "@/lib/client/security/queries";
import { routes } from "@/lib/routes";
import { DeviceList } from "./device-list";
import { EndOthersButton } from "./end-others-button";
import { SessionList } from "./session-list";

export function SessionsPage() {
  const access = useAccess("listSessions");
  const isListed = access.kind === "works";
  const hasDevices = useCan("listDevices");
  const sessions = useQuery({ ...securityQueries.sessions(), enabled: isListed });
  const [done, setDone] = useState<string | null>(null);
  const others = sessions.data?.filter(({ current }) => !current).length ?? 0;
  return (
    <TaskPage
      title="Sessions"
      description="Where you are signed in. End what you do not know or no longer use."
      back={{ href: routes.security, label: "Security" }}
    >
      <div className="flex flex-col gap-4">
        {done && <Notice tone="success" title={done} onDismiss={() => setDone(null)} />}
        {isListed ? (
          <Card aria-label="Sessions">
            <CardBody flush className="border-t-0">
              <ReadState
                query={sessions}
                failed="Your sessions could not be read"
                skeleton={<RowsSkeleton label="Loading sessions" rows={2} />}
              >
                {(rows) => <SessionList sessions={rows} onEnded={setDone} />}
              </ReadState>
            </CardBody>
            {others > 0 && (
              <CardFooter hint="Do you see one that is not yours? End the others, then change your password.">
                <EndOthersButton count={others} onDone={(ended) => setDone(toEndedNotice(ended))} />
              </CardFooter>
            )}
          </Card>
        ) : (
          <AccessNotice access={access} look="card" />
        )}
        {hasDevices && <DeviceList onForgotten={setDone} />}
        {isListed && <ProofClock />}
      </div>
    </TaskPage>
  );
}

function toEndedNotice(ended: number): string {
  return ended === 1 ? "1 other session ended" : `${ended} other sessions ended`;
}
