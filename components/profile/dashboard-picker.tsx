"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { ErrorNotice } from "@/components/settings/error-notice";
import { Button } from "@/components/ui/button";
import { Command, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { LiveRegion } from "@/components/ui/live-region";
import { useDebounced } from "@/components/ui/use-debounced";
import { profileQueries } from "@/lib/client/profile/queries";
import type { Dashboard } from "@/lib/contract/schemas/preferences";

interface DashboardPickerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  teamId: number;
  title: string;
  chosenId: number | null;
  onChoose: (dashboard: Dashboard) => void;
}

export function DashboardPicker({ open, onOpenChange, title, ...list }: DashboardPickerProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={title} className="sm:h-[420px]!">
        <PickerList {...list} />
      </DialogContent>
    </Dialog>
  );
}

const SEARCH_DELAY_MS = 300;

type PickerListProps = Omit<DashboardPickerProps, "open" | "onOpenChange" | "title">;

/** Its search goes with the dialog. */
function PickerList({ teamId, chosenId, onChoose }: PickerListProps) {
  const [search, setSearch] = useState("");
  const [selected, setSelected] = useState("");
  const wanted = useDebounced(search.trim(), SEARCH_DELAY_MS);
  const query = useQuery({ ...profileQueries.dashboards(teamId, wanted), placeholderData: keepPreviousData });
  const rows = query.data;
  // The list changes under the selection, which cmdk then loses.
  const isThere = rows?.some(({ id }) => String(id) === selected);
  const active = isThere ? selected : String(rows?.[0]?.id ?? "");
  return (
    <Command label="Dashboards" value={active} onValueChange={setSelected} className="mt-3 flex-1 border-t">
      <CommandInput value={search} onValueChange={setSearch} placeholder="Search dashboards" />
      {query.error && (
        <ErrorNotice
          title="The dashboards could not be read"
          error={query.error}
          actions={
            <Button size="sm" pending={query.isFetching} onClick={() => void query.refetch()}>
              Try again
            </Button>
          }
          className="m-3"
        />
      )}
      {rows && rows.length > 0 && (
        <CommandList label="Dashboards" aria-busy={query.isFetching || undefined}>
          {rows.map((dashboard) => (
            <CommandItem
              key={dashboard.id}
              value={String(dashboard.id)}
              onSelect={() => onChoose(dashboard)}
              aside={dashboard.id === chosenId && <ChosenMark />}
            >
              {dashboard.name}
            </CommandItem>
          ))}
        </CommandList>
      )}
      {rows?.length === 0 && (
        <p className="px-5 py-4 text-muted">
          No dashboard of this project is called <span className="wrap-anywhere">“{wanted}”</span>.
        </p>
      )}
      <LiveRegion message={rows && !query.isFetching ? toCount(rows.length) : ""} />
    </Command>
  );
}

function ChosenMark() {
  return (
    <>
      <Check className="text-success" />
      <span className="sr-only">Chosen now</span>
    </>
  );
}

function toCount(count: number): string {
  return count === 1 ? "1 dashboard" : `${count} dashboards`;
}
