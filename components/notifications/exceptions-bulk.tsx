"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { type Cell, countOn, type Item, setItems } from "@/lib/client/notifications/cells";
import type { Change } from "@/lib/client/notifications/change";
import { describeCount } from "./describe-count";

interface ExceptionsBulkProps {
  cell: Cell;
  found: readonly Item[];
  search: string;
  isFixed: boolean;
  onChange: (changes: readonly Change[]) => void;
}

/** How many are on, and all or none of what the search leaves, with a way back. */
export function ExceptionsBulk({ cell, found, search, isFixed, onChange }: ExceptionsBulkProps) {
  const [before, setBefore] = useState<readonly Item[] | null>(null);
  const which = search.trim() === "" ? "all" : "these";
  const count = `On for ${describeCount(cell)}`;
  const on = countOn({ items: found });

  function setAll(isOn: boolean) {
    setBefore(cell.items);
    onChange(setItems(found, isOn));
  }

  function undo() {
    const wasOn = new Set(before?.filter(({ isOn }) => isOn).map(({ id }) => id));
    const was = (isOn: boolean) => cell.items.filter(({ id }) => wasOn.has(id) === isOn);
    onChange([...setItems(was(true), true), ...setItems(was(false), false)]);
    setBefore(null);
  }

  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
      <span aria-hidden="true" className="text-muted tabular-nums">
        {count}
      </span>
      <LiveRegion message={count} />
      {!isFixed && (
        <span className="-mx-2.5 flex flex-wrap items-center">
          {before && (
            <Button variant="ghost" size="sm" icon={<Undo2 />} onClick={undo}>
              Undo
            </Button>
          )}
          <Button variant="ghost" size="sm" disabled={on === found.length} onClick={() => setAll(true)}>
            {`Switch ${which} on`}
          </Button>
          <Button variant="ghost" size="sm" disabled={on === 0} onClick={() => setAll(false)}>
            {`Switch ${which} off`}
          </Button>
        </span>
      )}
    </div>
  );
}
