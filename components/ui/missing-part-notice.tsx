"use client";

import { setMissing, useMissing } from "./missing-part";
import { Notice } from "./notice";

/** Says that what was pressed could not open. Pressing it again asks for its code again. */
export function MissingPartNotice() {
  if (!useMissing()) return null;
  return (
    <div className="fixed inset-x-4 bottom-4 z-50 mx-auto max-w-md rounded-lg bg-surface shadow-float">
      <Notice tone="danger" title="This part of the page did not load" onDismiss={() => setMissing(false)}>
        Check your connection, then try again.
      </Notice>
    </div>
  );
}
