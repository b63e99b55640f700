"use client";

import { useViewer } from "@/components/settings/viewer-context";

export function useOrganizationName(): string {
  return useViewer().user.organization?.name ?? "Your organisation";
}
