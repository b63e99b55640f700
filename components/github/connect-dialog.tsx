"use client";

import { useState } from "react";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ExternalLink } from "@/components/ui/external-link";
import type { Connect } from "./use-connect";

/**
 * PostHog's own return address takes the account, for whoever is signed in at PostHog in this
 * browser. Its link opens the new tab by itself, which no blocker minds.
 */
export function ConnectDialog({ connect }: { connect: Connect }) {
  const { user, capabilities } = useViewer();
  const { serverName, serverUrl } = capabilities;
  // Keeps its link while it leaves.
  const [shown, setShown] = useState(connect.offer);
  if (connect.offer && connect.offer !== shown) setShown(connect.offer);
  const installUrl = shown?.installUrl ?? null;
  // The dialog stays until the browser has followed the link.
  const leave = () => setTimeout(connect.takeOffer);
  return (
    <Dialog open={connect.offer !== null} onOpenChange={(isOpen) => !isOpen && connect.dropOffer()}>
      <DialogContent
        title={`Sign in at ${serverName} first`}
        description={
          <span className="wrap-anywhere">
            GitHub hands the account to {serverName}, for whoever is signed in there in this browser. That has
            to be you, {user.email}.
          </span>
        }
      >
        <DialogBody className="flex flex-col gap-2">
          <ExternalLink href={serverUrl} className="self-start pointer-coarse:min-h-11">
            Check at {serverName}
          </ExternalLink>
          <p className="text-pretty text-muted">
            GitHub opens in a new tab and ends on a page of {serverName}. Come back here then: this page
            notices by itself.
          </p>
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          {installUrl === null ? (
            <Button variant="primary" pending pendingLabel="Asking the server">
              Open GitHub
            </Button>
          ) : (
            <ExternalLink variant="primary" href={installUrl} onClick={leave}>
              Open GitHub
            </ExternalLink>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
