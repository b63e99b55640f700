import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { NotificationsPage } from "@/components/notifications/notifications-page";
import { NotificationsSkeleton } from "@/components/notifications/notifications-skeleton";
import { pushDeviceQueries } from "@/lib/client/notifications/push-devices";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../viewer-page";

export const metadata: Metadata = { title: "Notifications" };

export default function SettingsNotificationsPage() {
  return <ViewerPage draw={draw} skeleton={<NotificationsSkeleton />} />;
}

async function draw({ capabilities: { access } }: Viewer) {
  const isListed = access.listPushDevices.kind === "works";
  const state = await prefetchQueries(isListed ? [pushDeviceQueries.list().prefetch] : []);
  return (
    <HydrationBoundary state={state}>
      <NotificationsPage />
    </HydrationBoundary>
  );
}
