"use client";

import { FrameFault } from "@/components/settings/frame-fault";
import { findDigest } from "@/lib/client/find-digest";

/** A bug of one page: the frame and the way to the other pages stay. */
export default function SettingsError({ error, retry }: { error: unknown; retry: () => void }) {
  return <FrameFault detail="The fault is on our side." requestId={findDigest(error)} onRetry={retry} />;
}
