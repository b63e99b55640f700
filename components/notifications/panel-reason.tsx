"use client";

import { AccessNotice } from "@/components/settings/access-notice";
import { findReadOnlyReason } from "@/components/settings/read-only-reason";
import { useAccess } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { Notice } from "@/components/ui/notice";
import type { Panel } from "./describe-panel";
import { useOrganizationName } from "./use-organization-name";

/** Why nothing here can be changed, and what is not listed. */
export function PanelReason({ panel }: { panel: Panel }) {
  const name = useOrganizationName();
  const { user } = useViewer();
  const { cell, master, isLocked, isUnknown, elsewhere } = panel;
  const isElsewhereMeant = cell.noun === "project" && (user.organizations ?? []).length > 1;
  const access = useAccess("changeNotifications");
  const isBarred = access.kind !== "works";
  const reason = findReadOnlyReason(user) ?? findReason({ name, master, isLocked, isUnknown });
  return (
    <>
      <AccessNotice access={access} look="notice" className="mx-4 my-4 sm:mx-6" />
      {reason && !isBarred && (
        <Notice tone="neutral" title={reason.title} announce={false} className="mx-4 my-4 sm:mx-6">
          {reason.detail}
        </Notice>
      )}
      {isElsewhereMeant && (
        <p className="px-4 pt-4 text-sm text-pretty text-muted wrap-anywhere sm:px-6">
          These are the projects of {name}.{elsewhere > 0 && ` ${toElsewhere(elsewhere)}`} Switch the
          organisation at the top to see others.
        </p>
      )}
    </>
  );
}

type Facts = Pick<Panel, "master" | "isLocked" | "isUnknown"> & { name: string };

function findReason({ name, master, isLocked, isUnknown }: Facts) {
  if (isLocked) {
    return { title: `${name} decides this for its members`, detail: "Its admins can change it." };
  }
  if (isUnknown) {
    return {
      title: "This page does not know this kind yet",
      detail: "It arrives as the server sends it, and cannot be changed here.",
    };
  }
  if (master !== null) {
    return {
      title: `${master} is off by e-mail`,
      detail: "So none of these is sent. What you chose here is kept, and counts again when it is on.",
    };
  }
  return null;
}

function toElsewhere(count: number): string {
  return count === 1
    ? "1 project elsewhere has a choice of its own, which stays."
    : `${count} projects elsewhere have a choice of their own, which stays.`;
}
