"use client";

import { useQuery } from "@tanstack/react-query";
import { ReadError } from "@/components/settings/read-error";
import { useCan } from "@/components/settings/use-access";
import { Card, CardBody } from "@/components/ui/card";
import { ItemList } from "@/components/ui/item";
import { isOpenRequest } from "@/lib/client/github/is-open-request";
import { githubQueries } from "@/lib/client/github/queries";
import type { Integration } from "@/lib/contract/schemas/github";
import { ApprovalRow } from "./approval-row";
import { getRequestPollMs } from "./request-poll";
import type { Connect } from "./use-connect";

interface ApprovalTrackerProps {
  installations: readonly Integration[];
  connect: Connect;
  /** Whether finishing an approved one is what the page leads with. */
  isLead: boolean;
}

/** Requests that wait for an organisation's owner; nothing where the server does not keep them. */
export function ApprovalTracker({ installations, connect, isLead }: ApprovalTrackerProps) {
  const isKept = useCan("trackGithubRequests");
  const requests = useQuery({
    ...githubQueries.requests(),
    enabled: isKept,
    refetchInterval: (query) => getRequestPollMs(query.state),
    refetchOnWindowFocus: true,
  });
  const rows = (requests.data ?? []).filter((row) => isOpenRequest(row, installations));

  if (requests.isError && !requests.data) {
    return (
      <Card title="Waiting for approval">
        <ReadError
          title="Your requests could not be read"
          error={requests.error}
          onRetry={() => requests.refetch()}
          isRetrying={requests.isFetching}
          className="border-t"
        />
      </Card>
    );
  }
  if (rows.length === 0) return null;
  const firstApproved = rows.find((row) => row.state === "approved");
  const isWaiting = rows.some((row) => row.state === "pending");
  return (
    <Card
      title={isWaiting ? "Waiting for approval" : "Approved"}
      description={
        isWaiting
          ? "An owner has to approve these on GitHub. This page checks by itself; you can leave it."
          : "An owner said yes. One more step connects them to your account."
      }
    >
      <CardBody flush>
        <ItemList>
          {rows.map((row) => (
            <ApprovalRow
              key={row.id}
              request={row}
              connect={connect}
              isLead={isLead && row === firstApproved}
              isChecking={requests.isFetching}
              checkedAt={requests.dataUpdatedAt ? new Date(requests.dataUpdatedAt).toISOString() : null}
              onCheck={() => requests.refetch()}
            />
          ))}
        </ItemList>
      </CardBody>
    </Card>
  );
}
