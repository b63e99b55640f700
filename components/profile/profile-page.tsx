"use client";

import { AccessNotice } from "@/components/settings/access-notice";
import { BackLink } from "@/components/settings/back-link";
import { useAccess } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { PageHeader } from "@/components/ui/page-header";
import { routes } from "@/lib/routes";
import { AccessCard } from "./access-card";
import { ApiKeysLink } from "./api-keys-link";
import { DashboardsCard } from "./dashboards-card";
import { PersonCard } from "./person-card";
import { PlaceCard } from "./place-card";
import { PreferencesCard } from "./preferences-card";

export function ProfilePage() {
  const { user } = useViewer();
  const access = useAccess("changeProfile");
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
      <AccessNotice access={access} look="notice" className="mt-6" />
      <div className="mt-6 flex flex-col gap-4">
        <PersonCard user={user} />
        <PreferencesCard user={user} />
        <DashboardsCard user={user} />
        <PlaceCard user={user} />
        <AccessCard user={user} />
        <ApiKeysLink />
      </div>
    </>
  );
}
