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
  const recent = isSearching
    ? []
    : recentIds.flatMap((id) => commands.filter((command) => command.id === id));
  const rest = found.filter((command) => !recent.includes(command));
  const pages = rest.filter((command) => "href" in command);
  const actions = rest.filter((command) => "run" in command);
  const groups = isSearching
    ? [{ heading: undefined, items: found }]
    : [
        { heading: "Recent", items: recent },
        { heading: "Pages", items: pages },
        { heading: "Actions", items: actions },
      ];

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
              <CommandGroup key={heading ?? "found"} heading={heading}>
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

function toCount(count: number): string {
  if (count === 0) return "Nothing found";
  return count === 1 ? "1 result" : `${count} results`;
}
