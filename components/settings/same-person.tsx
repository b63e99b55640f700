"use client";

import { type ReactNode, useEffect } from "react";
import { isTwoFactorForced } from "@/lib/client/account/is-two-factor-forced";
import { startAnew } from "@/lib/client/session";
import { FrameFault } from "./frame-fault";
import { PageSkeleton } from "./page-skeleton";
import { StalePage } from "./stale-page";
import { useAttentionReads } from "./use-attention";
import { useHasViewer, useViewer } from "./viewer-context";

/** Why the server could not say whose page it made. */
export type ViewerFault = { detail: string; requestId: string; retryAfterSeconds: number | null };

type SamePersonProps = { children: ReactNode } & (
  | { uuid: string; fault?: undefined }
  | { uuid?: undefined; fault: ViewerFault }
);

/** The frame outlives a move between pages, and so may the person it was made for. */
export function SamePerson(props: SamePersonProps) {
  // Only a tab that knows its person has something to show of them.
  if (!useHasViewer() && props.fault) return <FrameFault {...props.fault} />;
  return <ForPerson {...props} />;
}

function ForPerson({ uuid, fault, children }: SamePersonProps) {
  const { user } = useViewer();
  const isSame = uuid === undefined || user.uuid === uuid;
  // The server refuses these reads until the second factor is set up.
  useAttentionReads({ isEnabled: !isTwoFactorForced(user) });

  useEffect(() => {
    if (!isSame) startAnew();
  }, [isSame]);

  if (!isSame) return <PageSkeleton />;
  return (
    <>
      {fault && <StalePage fault={fault} />}
      {children}
    </>
  );
}
