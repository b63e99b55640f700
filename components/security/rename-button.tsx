"use client";

import { Suspense, useState } from "react";
import { useMayChange } from "@/components/settings/use-access";
import { Button } from "@/components/ui/button";
import { Late } from "@/components/ui/late";
import { lazyPart } from "@/components/ui/lazy-part";
import { toAppName } from "@/lib/client/security/to-app-name";
import type { Authenticator } from "@/lib/contract/schemas/security";

const RenameDialog = lazyPart(async () => (await import("./rename-dialog")).RenameDialog);

export function RenameButton({ app }: { app: Authenticator }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isUsed, setIsUsed] = useState(false);
  const isAllowed = useMayChange("nameAuthenticators");

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
        size="sm"
        aria-label={`Rename ${toAppName(app.name)}`}
        aria-haspopup="dialog"
        disabled={!isAllowed}
        onPointerEnter={RenameDialog.preload}
        onFocus={RenameDialog.preload}
        onClick={open}
      >
        Rename
      </Button>
      {isUsed && (
        <Suspense fallback={<Late />}>
          <RenameDialog app={app} open={isOpen} onOpenChange={setIsOpen} onMissing={giveUp} />
        </Suspense>
      )}
    </>
  );
}
