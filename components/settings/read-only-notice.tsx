"use client";

import { Notice } from "@/components/ui/notice";
import { findReadOnlyReason } from "./read-only-reason";
import { useViewer } from "./viewer-context";

/** On every page of an account that is somebody else's: the reason of all that is disabled there. */
export function ReadOnlyNotice() {
  const reason = findReadOnlyReason(useViewer().user);
  if (!reason) return null;
  return (
    <Notice tone="neutral" title={reason.title} announce={false} className="mb-6 wrap-anywhere">
      {reason.detail}
    </Notice>
  );
}
