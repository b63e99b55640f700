"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "@/components/settings/error-notice";
import { Button } from "@/components/ui/button";
import { accountQueries } from "@/lib/client/account/queries";

/** Said where the last read failed: another tab's or device's changes may be missing here. */
export function OutOfDate() {
  const { error, isFetching, refetch } = useQuery({ ...accountQueries.me(), enabled: false });
  if (!error) return null;
  return (
    <ErrorNotice
      title="This may be out of date"
      error={error}
      actions={
        <Button size="sm" pending={isFetching} pendingLabel="Reading" onClick={() => void refetch()}>
          Read again
        </Button>
      }
    />
  );
}
