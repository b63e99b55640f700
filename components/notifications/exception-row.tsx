"use client";

import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { MiddleTruncate } from "@/components/ui/middle-truncate";
import { Switch } from "@/components/ui/switch";
import { type Item, type Origin, setItems } from "@/lib/client/notifications/cells";
import { type Change, namePath } from "@/lib/client/notifications/change";
import type { ChangeQueue } from "@/lib/client/notifications/change-queue";
import { readRowState } from "@/lib/client/notifications/row-state";
import { RowProblem } from "./row-problem";
import { SaveMark } from "./save-mark";

interface ExceptionRowProps {
  item: Item;
  isFixed: boolean;
  isMono: boolean;
  queue: ChangeQueue;
  onChange: (changes: readonly Change[]) => void;
}

export function ExceptionRow({ item, isFixed, isMono, queue, onChange }: ExceptionRowProps) {
  const id = useId();
  const { mark, failures, failedCount } = readRowState(queue, [namePath(item.path)]);
  return (
    <li className="px-4 [content-visibility:auto] [contain-intrinsic-size:auto_3.5rem] sm:px-6">
      <div className="flex min-h-14 items-center gap-3">
        <label htmlFor={id} className={cn("min-w-0 flex-1 py-2", !isFixed && "cursor-pointer")}>
          <MiddleTruncate text={item.name} className={cn("font-medium", isMono && "font-mono text-sm")} />
        </label>
        <span className="flex shrink-0 items-center gap-3 text-sm">
          <SaveMark mark={mark} />
          <span id={`${id}-origin`} className="text-muted">
            {ORIGINS[item.origin]}
          </span>
        </span>
        <Switch
          id={id}
          checked={item.isOn}
          disabled={isFixed}
          aria-describedby={`${id}-origin`}
          data-column="item"
          onCheckedChange={(isOn) => onChange(setItems([item], isOn))}
        />
      </div>
      {failures.length > 0 && (
        <div className="pb-2">
          <RowProblem failures={failures} count={failedCount} onRetry={onChange} />
        </div>
      )}
    </li>
  );
}

const ORIGINS: Record<Origin, string> = { default: "Default", you: "You", organization: "Locked" };
