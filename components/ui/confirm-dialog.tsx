"use client";

import { Suspense, useState } from "react";
import type { ConfirmDialogProps } from "./confirm-dialog-body";
import { Late } from "./late";
import { lazyPart } from "./lazy-part";

/** Call it when the question comes near, so that it stands at once. */
export const preloadConfirmDialog = () => import("./confirm-dialog-body");

const Body = lazyPart(async () => (await preloadConfirmDialog()).ConfirmDialogBody);

/** Asks before something that cannot be undone. Its code is fetched with the first question. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [isUsed, setIsUsed] = useState(props.open);
  if (props.open && !isUsed) setIsUsed(true);
  if (!isUsed) return null;

  function giveUp() {
    setIsUsed(false);
    props.onOpenChange(false);
  }

  return (
    <Suspense fallback={<Late />}>
      <Body {...props} onMissing={giveUp} />
    </Suspense>
  );
}
