import type { Metadata } from "next";
import { NotificationsPage } from "@/components/notifications/notifications-page";
import { NotificationsSkeleton } from "@/components/notifications/notifications-skeleton";
import { pushDeviceQueries } from "@/lib/client/notifications/push-devices";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../viewer-page";

export const metadata: Metadata = { title: "Notifications" };

export default function SettingsNotificationsPage() {
  return <ViewerPage page={<NotificationsPage />} prefetch={toReads} skeleton={<NotificationsSkeleton />} />;
}

function toReads({ capabilities: { access } }: Viewer) {
  const isListed = access.listPushDevices.kind === "works";
  return isListed ? [pushDeviceQueries.list().prefetch] : [];
}
