"use client";

import { useRouter } from "next/navigation";
import { BarrierCard } from "@/components/settings/barrier-card";
import { TaskPage, useTaskReturn } from "@/components/settings/task-page";
import { useMayChange } from "@/components/settings/use-access";
import { createApiKey } from "@/lib/client/profile/api-key-calls";
import { routes } from "@/lib/routes";
import { FreshKeyCard, LeaveKeyDialog } from "./fresh-key-card";
import { NewKeyForm } from "./new-key-form";
import { useFreshKey } from "./use-fresh-key";
import { useKeyHandOver } from "./use-key-hand-over";

export function NewApiKeyPage() {
  const router = useRouter();
  const { href, back } = useTaskReturn(routes.apiKeys);
  const isAllowed = useMayChange("manageApiKeys");
  const fresh = useFreshKey();
  const handOver = useKeyHandOver(fresh, () => router.push(href));
  return (
    <TaskPage
      title={fresh.key ? "Your new key" : "Make a personal API key"}
      description={fresh.key ? undefined : "For one program, with no more than it needs."}
      back={back}
    >
      {!isAllowed && <BarrierCard action="manageApiKeys" />}
      {isAllowed && !fresh.key && (
        <NewKeyForm
          isMaking={fresh.isMaking}
          cancelHref={href}
          onSubmit={(input) => fresh.make(() => createApiKey(input))}
        />
      )}
      {fresh.key && (
        <FreshKeyCard
          made={fresh.key}
          isCopied={fresh.isCopied}
          onCopied={fresh.markCopied}
          onDone={handOver.done}
        />
      )}
      <LeaveKeyDialog {...handOver.dialog} />
    </TaskPage>
  );
}
