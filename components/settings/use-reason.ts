"use client";

import type { ActionId } from "@/lib/contract/actions";
import { describeBarrier } from "./describe-barrier";
import { findReadOnlyReason } from "./read-only-reason";
import { useAccess } from "./use-access";
import { useViewer } from "./viewer-context";

/** One line why something may not be changed, for places too small for a notice; null where it may. */
export function useReason(id: ActionId): string | null {
  const { user, capabilities } = useViewer();
  const access = useAccess(id);
  const readOnly = findReadOnlyReason(user);
  if (readOnly) return readOnly.title;
  return access.kind === "works" ? null : describeBarrier(access, capabilities, "/").title;
}
