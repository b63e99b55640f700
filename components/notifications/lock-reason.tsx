"use client";

import { Lock } from "lucide-react";
import { useOrganizationName } from "./use-organization-name";

interface LockReasonProps {
  id: string;
  /** Where only one of two is decided: "by e-mail". */
  channel?: string | undefined;
}

/** Who decides, beside what cannot be changed. */
export function LockReason({ id, channel }: LockReasonProps) {
  const name = useOrganizationName();
  return (
    <p id={id} className="mt-1 flex w-full items-start gap-1.5 text-sm text-muted">
      <Lock className="mt-0.5" />
      <span className="min-w-0 text-pretty wrap-anywhere">
        {name} decides this{channel && ` ${channel}`} for its members. Its admins can change it.
      </span>
    </p>
  );
}
