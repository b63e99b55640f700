"use client";

import type { Access } from "@/lib/contract/access";
import type { ActionId } from "@/lib/contract/actions";
import { findReadOnlyReason } from "./read-only-reason";
import { useViewer } from "./viewer-context";

/** What server and credential say of an action; `AccessNotice` puts it into words. */
export function useAccess(id: ActionId): Access {
  return useViewer().capabilities.access[id];
}

export function useCan(id: ActionId): boolean {
  return useAccess(id).kind === "works";
}

/** For controls: also false in an account that is somebody else's, which the frame says. */
export function useMayChange(id: ActionId): boolean {
  const { user, capabilities } = useViewer();
  return capabilities.access[id].kind === "works" && findReadOnlyReason(user) === null;
}
