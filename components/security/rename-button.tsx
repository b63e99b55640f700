"use client";

import { Suspense, useState } from "react";
import { useMayChange } from "@/components/settings/use-access";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { toAppName } from "@/lib/client/security/to-app-name";
import type { Authenticator } from "@/lib/contract/schemas/security";

const load = () => import("./rename-dialog");
const RenameDialog = lazyPart(async () => (await load()).RenameDialog);

export function RenameButton({ app }: { app: Authenticator }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isUsed, setIsUsed] = useState(false);
  const isAllowed = useMayChange("nameAuthenticators");

  function open() {
    setIsUsed(true);
    setIsOpen(true);
  }

  return (
    <>
      <Button
        size="sm"
        aria-label={`Rename ${toAppName(app.name)}`}
        aria-haspopup="dialog"
        disabled={!isAllowed}
        onPointerEnter={load}
        onFocus={load}
        onClick={open}
      >
        Rename
      </Button>
      {isUsed && (
        <Suspense fallback={null}>
          <RenameDialog app={app} open={isOpen} onOpenChange={setIsOpen} />
        </Suspense>
      )}
    </>
  );
}
