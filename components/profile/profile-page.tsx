"use client";

import { BackLink } from "@/components/settings/back-link";
import { useViewer } from "@/components/settings/viewer-context";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { routes } from "@/lib/routes";
import { AccessCard } from "./access-card";
import { ApiKeysLink } from "./api-keys-link";
import { DashboardsCard } from "./dashboards-card";
import { PersonCard } from "./person-card";
import { PlaceCard } from "./place-card";
import { PreferencesCard } from "./preferences-card";
import { findReadOnlyReason } from "./read-only-reason";

export function ProfilePage() {
  const { user } = useViewer();
  const reason = findReadOnlyReason(user);
  return (
    <>
      <PageHeader
        before={
          <BackLink href={routes.settings} className="sm:hidden">
            Settings
          </BackLink>
        }
        title="Profile"
        description="Who you are, how the product looks and behaves for you, and what has access."
      />
      {reason && (
        <Notice tone="neutral" title={reason.title} announce={false} className="mt-6">
          {reason.detail}
        </Notice>
      )}
      <fieldset disabled={reason !== null} className="mt-6 flex min-w-0 flex-col gap-4">
        <PersonCard user={user} />
        <PreferencesCard user={user} />
        <DashboardsCard user={user} isReadOnly={reason !== null} />
        <PlaceCard user={user} />
        <AccessCard user={user} />
        <ApiKeysLink />
      </fieldset>
    </>
  );
}
