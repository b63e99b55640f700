"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

/** For a page that is reached by its address at a server which has nothing for it. */
export function NotOffered({ what }: { what: string }) {
  const { capabilities } = useViewer();
  return (
    <Card>
      <EmptyState title={`This server does not list ${what}`}>
        <span className="font-mono text-sm">{capabilities.serverName}</span> offers no such list. Everything
        else about your security works as usual.
      </EmptyState>
    </Card>
  );
}
