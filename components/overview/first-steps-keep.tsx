"use client";

import { useProof } from "@/components/settings/proof-context";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { toSeenNotifications } from "@/lib/client/profile/has-chosen-notifications";
import { useAccountChange } from "@/lib/client/profile/use-account-change";

/** For whoever is content with what reaches them: a choice as good as any. */
export function KeepNotifications() {
  const { user } = useViewer();
  const { withProof } = useProof();
  const change = useAccountChange("notifications_seen", withProof);
  const isFailed = change.error !== null && !(change.error instanceof ProofCancelledError);

  function keep() {
    const seen = toSeenNotifications(user.has_seen_product_intro_for);
    change.mutate({ has_seen_product_intro_for: seen }, { onSuccess: focusTitle });
  }

  return (
    <>
      <span role="alert" className="text-sm text-danger empty:hidden">
        {isFailed && "Not saved"}
      </span>
      <Button
        size="sm"
        variant="ghost"
        aria-label="Keep your notifications as they are"
        pending={change.isPending}
        pendingLabel="Saving"
        onClick={keep}
      >
        Keep as is
      </Button>
    </>
  );
}

/** The button goes with what it did. */
function focusTitle() {
  document.querySelector("h1")?.focus({ preventScroll: true });
}
