"use client";

import { BarrierCard } from "@/components/settings/barrier-card";
import { TaskPage } from "@/components/settings/task-page";
import { useMayChange } from "@/components/settings/use-access";
import { routes } from "@/lib/routes";
import { ApiKeysCard } from "./api-keys-card";
import { DeletedKeyNotice } from "./deleted-key-notice";

export function ApiKeysPage() {
  const isAllowed = useMayChange("manageApiKeys");
  return (
    <TaskPage
      title="Personal API keys"
      description="With one of them a program works in your name, as far as its scopes allow."
      back={{ href: routes.profile, label: "Profile" }}
    >
      <DeletedKeyNotice />
      {isAllowed ? <ApiKeysCard /> : <BarrierCard action="manageApiKeys" />}
    </TaskPage>
  );
}
