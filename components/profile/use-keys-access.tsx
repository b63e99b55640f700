"use client";

import type { ReactNode } from "react";
import { useViewer } from "@/components/settings/viewer-context";
import { Notice } from "@/components/ui/notice";
import { KeysNotOffered } from "./keys-not-offered";
import { findReadOnlyReason } from "./read-only-reason";

/** What stands in the place of the keys where they are not this person's to manage here; else null. */
export function useKeysAccess(): ReactNode | null {
  const { user, capabilities } = useViewer();
  const reason = findReadOnlyReason(user);
  if (reason) {
    return (
      <Notice tone="neutral" title={reason.title} announce={false}>
        {reason.detail}
      </Notice>
    );
  }
  return capabilities.features.includes("apiKeysList") ? null : <KeysNotOffered />;
}
