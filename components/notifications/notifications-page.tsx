"use client";

import { useState } from "react";
import { AccessNotice } from "@/components/settings/access-notice";
import { BackLink } from "@/components/settings/back-link";
import { useAccess, useMayChange } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { routes } from "@/lib/routes";
import { ChangesSpoken } from "./changes-spoken";
import { DevicesCard } from "./devices-card";
import { MuteCard } from "./mute-card";
import { NotificationGrid } from "./notification-grid";
import { OutOfDate } from "./out-of-date";
import { useNotifications } from "./use-notifications";

const SEARCH_MAX = 100;

export function NotificationsPage() {
  const { capabilities } = useViewer();
  const access = useAccess("changeNotifications");
  const isReadOnly = !useMayChange("changeNotifications");
  const notifications = useNotifications();
  const [search, setSearch] = useState("");
  return (
    <>
      <PageHeader
        before={
          <BackLink href={routes.settings} className="sm:hidden">
            Settings
          </BackLink>
        }
        title="Notifications"
        description="What reaches you, by e-mail and in the app. Every change is saved at once."
      />
      <div className="mt-6 flex flex-col gap-4">
        {notifications && <AccessNotice access={access} look="notice" />}
        <OutOfDate />
        {notifications ? (
          <>
            <SearchInput
              label="Search notifications"
              hotkey
              className="[&_input]:scroll-mt-20"
              maxLength={SEARCH_MAX}
              value={search}
              onValueChange={setSearch}
            />
            <NotificationGrid
              {...notifications}
              search={search}
              isReadOnly={isReadOnly}
              onClearSearch={() => setSearch("")}
            />
            <ChangesSpoken topics={notifications.topics} queue={notifications.queue} />
          </>
        ) : (
          <Card>
            <EmptyState title="This server does not tell what you receive">
              <span className="font-mono text-sm">{capabilities.serverName}</span> sends no notification
              settings with your account. Mail about your security arrives as usual.
            </EmptyState>
          </Card>
        )}
        <DevicesCard isReadOnly={isReadOnly} />
        {notifications && (
          <MuteCard
            notifications={notifications}
            isReadOnly={isReadOnly}
            isSearching={search.trim() !== ""}
          />
        )}
      </div>
    </>
  );
}
