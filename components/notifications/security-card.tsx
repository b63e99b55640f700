"use client";

import { Lock } from "lucide-react";
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { Switch } from "@/components/ui/switch";
import { hasWords } from "@/lib/client/notifications/search-topics";
import { toColumns } from "./grid-columns";
import { GroupCard, useColumnIds } from "./group-card";

const LABEL = "Security of your account";
const CAUSES =
  "Your password, your e-mail address, a second factor or a backup code is changed or used, or somebody signs in from a new device.";
const REASON = "Always on: it is how you learn that somebody else got in.";

/** Fixed: the server has no setting for these (security.md N4). */
export function SecurityCard({ hasInApp }: { hasInApp: boolean }) {
  return (
    <GroupCard title="Security" hasInApp={hasInApp}>
      <SecurityRow hasInApp={hasInApp} />
    </GroupCard>
  );
}

export function isSecurityFound(search: string): boolean {
  return hasWords(`${LABEL} ${CAUSES} ${REASON} e-mail email`, search);
}

function SecurityRow({ hasInApp }: { hasInApp: boolean }) {
  const id = useId();
  const columns = useColumnIds();
  return (
    <li id="security-mail" className={cn(toColumns(hasInApp), "scroll-mt-20 px-4 py-3 sm:px-6")}>
      <p id={id} className="self-start font-medium text-pretty">
        {LABEL}
      </p>
      <div className="flex flex-col items-center gap-1 self-start sm:row-span-2">
        <Switch
          checked
          disabled
          readOnly
          aria-labelledby={`${id} ${columns.mail}`}
          aria-describedby={`${id}-causes ${id}-reason`}
        />
        <span className="flex items-center gap-1 text-sm text-muted">
          <Lock className="size-3!" />
          Fixed
        </span>
      </div>
      {hasInApp && (
        <span aria-hidden="true" className="justify-self-center self-start text-faint sm:row-span-2">
          –
        </span>
      )}
      <div className="col-span-full sm:col-span-1 sm:col-start-1 sm:row-start-2">
        <p id={`${id}-causes`} className="text-sm text-pretty text-muted">
          {CAUSES}
        </p>
        <p id={`${id}-reason`} className="mt-1 flex items-start gap-1.5 text-sm text-pretty text-muted">
          <Lock className="mt-0.5" />
          {REASON}
        </p>
      </div>
    </li>
  );
}
