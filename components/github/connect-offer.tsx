"use client";

import { Suspense, useState } from "react";
import { Late } from "@/components/ui/late";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Connect } from "./use-connect";

const ConnectDialog = lazyPart(async () => (await import("./connect-dialog")).ConnectDialog);

/** What is said before GitHub opens, where it leads back to the server's own pages. */
export function ConnectOffer({ connect }: { connect: Connect }) {
  const isOpen = connect.offer !== null;
  const [isUsed, setIsUsed] = useState(isOpen);
  if (isOpen && !isUsed) setIsUsed(true);

  function giveUp() {
    setIsUsed(false);
    connect.dropOffer();
  }

  return (
    isUsed && (
      <Suspense fallback={<Late />}>
        <ConnectDialog connect={connect} onMissing={giveUp} />
      </Suspense>
    )
  );
}
