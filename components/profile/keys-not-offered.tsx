"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

/** For a server that manages its keys on pages of its own, as PostHog does. */
export function KeysNotOffered() {
  const { capabilities } = useViewer();
  return (
    <Card>
      <EmptyState title="This server manages personal API keys on its own pages">
        Sign in at <span className="font-mono text-sm">{capabilities.serverName}</span> and look for personal
        API keys in its settings.
      </EmptyState>
    </Card>
  );
}
