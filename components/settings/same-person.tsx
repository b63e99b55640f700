"use client";

import { type ReactNode, useEffect } from "react";
import { isTwoFactorForced } from "@/lib/client/account/is-two-factor-forced";
import { startAnew } from "@/lib/client/session";
import { PageSkeleton } from "./page-skeleton";
import { useAttentionReads } from "./use-attention";
import { useViewer } from "./viewer-context";

interface SamePersonProps {
  /** Whose page the server made. */
  uuid: string;
  children: ReactNode;
}

/** The frame outlives a move between pages, and so may the person it was made for. */
export function SamePerson({ uuid, children }: SamePersonProps) {
  const { user } = useViewer();
  const isSame = user.uuid === uuid;
  // The server refuses these reads until the second factor is set up.
  useAttentionReads({ isEnabled: !isTwoFactorForced(user) });

  useEffect(() => {
    if (!isSame) startAnew();
  }, [isSame]);

  return isSame ? children : <PageSkeleton />;
}
