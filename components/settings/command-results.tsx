"use client";

import { type RefObject, useState } from "react";
import {
  Command as CommandBox,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { LiveRegion } from "@/components/ui/live-region";
import type { Command } from "./command";
import { readRecent } from "./command-recent";
import { searchCommands } from "./command-search";
import { useCommands } from "./use-commands";

interface CommandResultsProps {
  inputRef: RefObject<HTMLInputElement | null>;
  onChoose: (command: Command) => void;
}

/** Before a search everything, the recent ones first; then what has the words. Its text goes with the dialog. */
export function CommandResults({ inputRef, onChoose }: CommandResultsProps) {
  const [search, setSearch] = useState("");
  const [selected, setSelected] = useState("");
  const [recentIds] = useState(readRecent);
  const commands = useCommands();
  const isSearching = search.trim() !== "";
  const found = searchCommands(commands, search);
  const recent = recentIds.flatMap((id) => commands.filter((command) => command.id === id));
  const rest = commands.filter((command) => !command.isDetail && !recent.includes(command));
  const groups = isSearching
    ? groupByKind(found)
    : [{ heading: "Recent", items: recent }, ...groupByKind(rest).toSorted(byKind)];

  const shown = groups.flatMap(({ items }) => items);
  // The list changes under the selection, which cmdk then loses.
  const active = shown.some(({ id }) => id === selected) ? selected : (shown[0]?.id ?? "");

  function change(text: string) {
    setSearch(text);
    setSelected("");
  }

  return (
    <CommandBox label="Search settings" value={active} onValueChange={setSelected}>
      <CommandInput
        ref={inputRef}
        value={search}
        onValueChange={change}
        placeholder="Search settings"
        className="pe-8"
      />
      <CommandList label="Settings">
        {groups.map(
          ({ heading, items }) =>
            items.length > 0 && (
              <CommandGroup key={heading} heading={heading}>
                {items.map((command) => (
                  <CommandItem
                    key={command.id}
                    value={command.id}
                    icon={<command.icon />}
                    aside={command.place}
                    onSelect={() => onChoose(command)}
                  >
                    {command.title}
                  </CommandItem>
                ))}
              </CommandGroup>
            ),
        )}
      </CommandList>
      {found.length === 0 && (
        <p className="px-5 py-6 text-pretty text-muted">
          Nothing in your settings is called <span className="wrap-anywhere">“{search.trim()}”</span>. Another
          word may find it.
        </p>
      )}
      <LiveRegion message={isSearching ? toCount(found.length) : ""} />
    </CommandBox>
  );
}

const HEADINGS = { page: "Pages", section: "Sections", task: "Tasks", action: "Actions" };
const ORDER = Object.values(HEADINGS);

type Group = { heading: string; items: Command[] };

/** The group of what fits best comes first, so that Enter takes it. */
function groupByKind(commands: readonly Command[]): Group[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const heading = HEADINGS[command.kind];
    groups.set(heading, [...(groups.get(heading) ?? []), command]);
  }
  return [...groups].map(([heading, items]) => ({ heading, items }));
}

function byKind(a: Group, b: Group): number {
  return ORDER.indexOf(a.heading) - ORDER.indexOf(b.heading);
}

function toCount(count: number): string {
  if (count === 0) return "Nothing found";
  return count === 1 ? "1 result" : `${count} results`;
}
