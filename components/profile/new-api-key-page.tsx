"use client";

import { useRouter } from "next/navigation";
import { TaskPage, useTaskReturn } from "@/components/settings/task-page";
import { createApiKey } from "@/lib/client/profile/api-key-calls";
import { routes } from "@/lib/routes";
import { FreshKeyCard, LeaveKeyDialog } from "./fresh-key-card";
import { NewKeyForm } from "./new-key-form";
import { useFreshKey } from "./use-fresh-key";
import { useKeyHandOver } from "./use-key-hand-over";
import { useKeysAccess } from "./use-keys-access";

export function NewApiKeyPage() {
  const router = useRouter();
  const { href } = useTaskReturn(routes.apiKeys);
  const barrier = useKeysAccess();
  const fresh = useFreshKey();
  const handOver = useKeyHandOver(fresh, () => router.push(href));
  return (
    <TaskPage
      title={fresh.key ? "Your new key" : "Make a personal API key"}
      description={fresh.key ? undefined : "For one program, with no more than it needs."}
      back={{ href, label: href === routes.apiKeys ? "Personal API keys" : "Back" }}
    >
      {barrier}
      {!barrier && !fresh.key && (
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
