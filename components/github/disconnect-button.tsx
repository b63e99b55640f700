"use client";

import { Suspense, useState } from "react";
import { useMayChange } from "@/components/settings/use-access";
import { Button } from "@/components/ui/button";
import { Late } from "@/components/ui/late";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Integration } from "@/lib/contract/schemas/github";

const DisconnectDialog = lazyPart(async () => (await import("./disconnect-dialog")).DisconnectDialog);

interface DisconnectButtonProps {
  installation: Integration;
  className?: string;
}

export function DisconnectButton({ installation, className }: DisconnectButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isUsed, setIsUsed] = useState(false);
  const isAllowed = useMayChange("disconnectGithub");
  const name = installation.account?.name ?? "GitHub";

  function open() {
    setIsUsed(true);
    setIsOpen(true);
  }

  function giveUp() {
    setIsUsed(false);
    setIsOpen(false);
  }

  return (
    <>
      <Button
        variant="danger-outline"
        size="sm"
        className={className}
        aria-label={`Disconnect ${name}`}
        aria-haspopup="dialog"
        disabled={!isAllowed}
        onPointerEnter={DisconnectDialog.preload}
        onFocus={DisconnectDialog.preload}
        onClick={open}
      >
        Disconnect
      </Button>
      {isUsed && (
        <Suspense fallback={<Late />}>
          <DisconnectDialog
            installation={installation}
            open={isOpen}
            onOpenChange={setIsOpen}
            onMissing={giveUp}
          />
        </Suspense>
      )}
    </>
  );
}
