"use client";

import { TaskPage } from "@/components/settings/task-page";
import { routes } from "@/lib/routes";
import { ApiKeysCard } from "./api-keys-card";
import { useKeysAccess } from "./use-keys-access";

export function ApiKeysPage() {
  const barrier = useKeysAccess();
  return (
    <TaskPage
      title="Personal API keys"
      description="With one of them a program works in your name, as far as its scopes allow."
      back={{ href: routes.profile, label: "Profile" }}
    >
      {barrier ?? <ApiKeysCard />}
    </TaskPage>
  );
}
