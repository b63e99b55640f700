"use client";

import { Eye } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActionId } from "@/lib/contract/actions";
import { AccessNotice } from "./access-notice";
import { findReadOnlyReason } from "./read-only-reason";
import { useAccess } from "./use-access";
import { useViewer } from "./viewer-context";

/** In the place of what changes something, where `useMayChange` says no. */
export function BarrierCard({ action }: { action: ActionId }) {
  const access = useAccess(action);
  const { user } = useViewer();
  if (findReadOnlyReason(user) === null) return <AccessNotice access={access} look="card" />;
  return (
    <Card>
      <EmptyState icon={<Eye />} title="Not yours to change" className="wrap-anywhere">
        Only {user.email} can do this.
      </EmptyState>
    </Card>
  );
}
