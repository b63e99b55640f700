"use client";

import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { keepDeletedKey, readDeletedKey } from "@/lib/client/profile/deleted-key";

/** After the move from the page of a key that is no more. */
export function DeletedKeyNotice() {
  const [label, setLabel] = useState(readDeletedKey);
  useEffect(() => keepDeletedKey(null), []);
  if (label === null) return null;
  return (
    <Notice
      tone="success"
      title={<span className="wrap-anywhere">{label} deleted</span>}
      onDismiss={() => setLabel(null)}
    >
      Programs that use it are refused from now on.
    </Notice>
  );
}
