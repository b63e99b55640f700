"use client";

import { lazy, Suspense, useState } from "react";
import type { Connect } from "./use-connect";

const ConnectDialog = lazy(async () => ({ default: (await import("./connect-dialog")).ConnectDialog }));

/** What is said before GitHub opens, where it leads back to the server's own pages. */
export function ConnectOffer({ connect }: { connect: Connect }) {
  const isOpen = connect.offer !== null;
  const [isUsed, setIsUsed] = useState(isOpen);
  if (isOpen && !isUsed) setIsUsed(true);
  return (
    isUsed && (
      <Suspense fallback={null}>
        <ConnectDialog connect={connect} />
      </Suspense>
    )
  );
}
