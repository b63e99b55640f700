"use client";

import { FrameFault } from "@/components/settings/frame-fault";
import { findDigest } from "@/lib/client/find-digest";
import { CODE_MISSING, isCodeMissing } from "@/lib/client/is-code-missing";

/** A bug of one page: the frame and the way to the other pages stay. */
export default function SettingsError({ error, retry }: { error: unknown; retry: () => void }) {
  const isMissing = isCodeMissing(error);
  return (
    <FrameFault
      detail={isMissing ? CODE_MISSING : "The fault is on our side."}
      requestId={findDigest(error)}
      onRetry={isMissing ? undefined : retry}
    />
  );
}
