"use client";

import { SearchX, Workflow } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { fold } from "@/lib/client/notifications/search-topics";
import type { Topic } from "@/lib/client/notifications/topics";
import type { NotificationKey } from "@/lib/contract/notifications";
import { describePanel } from "./describe-panel";
import { ExceptionRow } from "./exception-row";
import { ExceptionsBulk } from "./exceptions-bulk";
import { moveInGrid } from "./move-in-grid";
import type { GridProps } from "./notification-grid";
import { PanelReason } from "./panel-reason";

interface ExceptionsSheetProps extends GridProps {
  topic: Topic;
  of: NotificationKey;
  isOpen: boolean;
  onClose: () => void;
}

/** Each project, organisation or pipeline by itself. */
export function ExceptionsSheet({ topic, of, isOpen, onClose, ...grid }: ExceptionsSheetProps) {
  const { facts, queue, isReadOnly, change } = grid;
  const [search, setSearch] = useState("");
  const panel = describePanel(topic, of, facts);
  const { cell } = panel;
  const found = cell.items.filter(({ name, id }) => fold(`${name} ${id}`).includes(fold(search.trim())));
  const isFixed = isReadOnly || panel.isLocked || panel.isUnknown || panel.master !== null;

  function close() {
    setSearch("");
    onClose();
  }

  return (
    <Sheet open={isOpen} onOpenChange={(open) => open || close()}>
      <SheetContent
        title={panel.title}
        description={panel.description}
        toolbar={
          cell.items.length > 0 && (
            <div className="flex flex-col gap-2">
              <SearchInput label={`Search ${cell.noun}s`} value={search} onValueChange={setSearch} />
              <ExceptionsBulk cell={cell} found={found} search={search} isFixed={isFixed} onChange={change} />
            </div>
          )
        }
      >
        <PanelReason panel={panel} />
        {cell.items.length === 0 && (
          <EmptyState icon={<Workflow />} title="No pipeline has a choice of its own">
            Every data pipeline sends mail. Mute a single one where the pipeline itself is set up, and it
            stands here.
          </EmptyState>
        )}
        {cell.items.length > 0 && found.length === 0 && (
          <EmptyState
            icon={<SearchX />}
            title={<span className="wrap-anywhere">{`No ${cell.noun} matches “${search}”`}</span>}
            action={<Button onClick={() => setSearch("")}>Clear search</Button>}
          />
        )}
        <ul className="divide-y divide-border" onKeyDown={moveInGrid}>
          {found.map((item) => (
            <ExceptionRow
              key={item.id}
              item={item}
              isFixed={isFixed}
              isMono={cell.noun === "pipeline"}
              queue={queue}
              onChange={change}
            />
          ))}
        </ul>
      </SheetContent>
    </Sheet>
  );
}
