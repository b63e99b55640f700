"use client";

import { Lock } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Switch } from "@/components/ui/switch";
import { type Cell, countOn, type Origin, setItems } from "@/lib/client/notifications/cells";
import type { Change } from "@/lib/client/notifications/change";
import { useColumnIds } from "./group-card";

interface TopicCellProps {
  cell: Cell | null;
  column: "mail" | "inApp";
  labelId: string;
  isLocked: boolean;
  isUnknown?: boolean;
  isReadOnly: boolean;
  onChange: (changes: readonly Change[]) => void;
  onOpen: () => void;
}

/** One switch for all it stands for; where they differ, how many, and the way to each of them. */
export function TopicCell(props: TopicCellProps) {
  const { cell, column, labelId, isLocked, isUnknown = false, isReadOnly, onChange, onOpen } = props;
  const columns = useColumnIds();
  const originId = `${labelId}-${column}`;
  if (!cell || cell.items.length === 0) {
    return (
      <span aria-hidden="true" className={cn(CELL, "text-faint")}>
        –
      </span>
    );
  }
  const { items } = cell;
  const on = countOn(cell);
  const isMixed = on > 0 && on < items.length;
  return (
    <div className={CELL}>
      {isMixed ? (
        <Button
          variant="link"
          size="sm"
          className="-my-0.5 tabular-nums pointer-coarse:-my-2.5 pointer-coarse:min-h-11"
          aria-haspopup="dialog"
          aria-labelledby={`${labelId} ${columns[column]} ${originId}-count`}
          onClick={onOpen}
        >
          <span id={`${originId}-count`}>
            {on} of {items.length}
          </span>
        </Button>
      ) : (
        <Switch
          checked={on > 0}
          disabled={isLocked || isUnknown || isReadOnly}
          aria-labelledby={`${labelId} ${columns[column]}`}
          aria-describedby={`${labelId}-causes ${originId}${isLocked ? ` ${labelId}-lock` : ""}`}
          data-column={column}
          onCheckedChange={(isOn) => onChange(setItems(items, isOn))}
        />
      )}
      <span id={originId} className="flex items-center gap-1 text-muted">
        {isLocked && <Lock className="size-3!" />}
        {isLocked ? "Locked" : ORIGINS[findOrigin(items)]}
      </span>
    </div>
  );
}

function findOrigin(items: Cell["items"]): Origin {
  return items.find(({ origin }) => origin !== "default")?.origin ?? "default";
}

const ORIGINS: Record<Origin, string> = { default: "Default", you: "You", organization: "Locked" };
const CELL = "flex flex-col items-center gap-1 self-start text-sm sm:row-span-2";
