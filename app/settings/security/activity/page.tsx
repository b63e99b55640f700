import type { Metadata } from "next";
import { ActivityPage } from "@/components/security/activity-page";
import { isActivityType } from "@/lib/client/security/describe-activity";
import { securityQueries } from "@/lib/client/security/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../../viewer-page";

export const metadata: Metadata = { title: "Activity" };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SettingsActivityPage({ searchParams }: PageProps) {
  const { type: asked } = await searchParams;
  const type = typeof asked === "string" && isActivityType(asked) ? asked : undefined;
  return <ViewerPage page={<ActivityPage />} prefetch={(viewer) => toReads(viewer, type ? { type } : {})} />;
}

function toReads({ capabilities }: Viewer, filter: { type?: string }) {
  const isKept = capabilities.access.seeActivity.kind === "works";
  return isKept ? [securityQueries.activity(filter).prefetch] : [];
}
