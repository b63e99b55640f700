"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { BarrierCard } from "@/components/settings/barrier-card";
import { FrameLink } from "@/components/settings/frame-link";
import { ReadState } from "@/components/settings/read-state";
import { RowsSkeleton } from "@/components/settings/rows-skeleton";
import { TaskPage } from "@/components/settings/task-page";
import { useMayChange } from "@/components/settings/use-access";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { keepDeletedKey } from "@/lib/client/profile/deleted-key";
import { profileQueries } from "@/lib/client/profile/queries";
import { routes } from "@/lib/routes";
import { ApiKeyView } from "./api-key-view";
import { FreshKeyCard, LeaveKeyDialog } from "./fresh-key-card";
import { useFreshKey } from "./use-fresh-key";
import { useKeyHandOver } from "./use-key-hand-over";

/** One key: its label, a new value for it, its end. */
export function ApiKeyPage({ keyId }: { keyId: string }) {
  const router = useRouter();
  const isAllowed = useMayChange("manageApiKeys");
  const query = useQuery({ ...profileQueries.apiKeys(), enabled: isAllowed, refetchOnMount: "always" });
  const fresh = useFreshKey();
  const handOver = useKeyHandOver(fresh, () => document.querySelector("h1")?.focus());
  const found = query.data?.find(({ id }) => id === keyId);

  function leave(deleted: string) {
    keepDeletedKey(deleted);
    router.push(routes.apiKeys);
  }

  function draw() {
    if (!isAllowed) return <BarrierCard action="manageApiKeys" />;
    // Nothing read meanwhile may take a value away that exists nowhere else.
    if (fresh.key) {
      return (
        <FreshKeyCard
          isRolled
          made={fresh.key}
          isCopied={fresh.isCopied}
          onCopied={fresh.markCopied}
          onDone={handOver.done}
        />
      );
    }
    if (found) {
      return <ApiKeyView apiKey={found} fresh={fresh} onRemoved={() => leave(found.label)} />;
    }
    return (
      <Card>
        <ReadState
          query={query}
          failed="This key could not be read"
          safe="It is as it was."
          skeleton={<RowsSkeleton label="Loading the key" rows={2} />}
        >
          {() => <UnknownKey />}
        </ReadState>
      </Card>
    );
  }

  return (
    <TaskPage
      title={fresh.key?.label ?? found?.label ?? "Personal API key"}
      back={{ href: routes.apiKeys, label: "Personal API keys" }}
    >
      {draw()}
      <LeaveKeyDialog {...handOver.dialog} />
    </TaskPage>
  );
}

function UnknownKey() {
  return (
    <EmptyState
      title="This key does not exist"
      action={
        <Button asChild>
          <FrameLink href={routes.apiKeys}>All keys</FrameLink>
        </Button>
      }
    >
      It may have been deleted. Programs that used it are refused.
    </EmptyState>
  );
}
