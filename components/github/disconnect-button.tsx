"use client";

import { Suspense, useState } from "react";
import { useMayChange } from "@/components/settings/use-access";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Integration } from "@/lib/contract/schemas/github";

const load = () => import("./disconnect-dialog");
const DisconnectDialog = lazyPart(async () => (await load()).DisconnectDialog);

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

  return (
    <>
      <Button
        variant="danger-outline"
        size="sm"
        className={className}
        aria-label={`Disconnect ${name}`}
        aria-haspopup="dialog"
        disabled={!isAllowed}
        onPointerEnter={load}
        onFocus={load}
        onClick={open}
      >
        Disconnect
      </Button>
      {isUsed && (
        <Suspense fallback={null}>
          <DisconnectDialog installation={installation} open={isOpen} onOpenChange={setIsOpen} />
        </Suspense>
      )}
    </>
  );
}
