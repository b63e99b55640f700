"use client";

import { Search, X } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, useEffect, useRef } from "react";
import { cn } from "./cn";
import { CONTROL_CLASS } from "./control";
import { Kbd } from "./kbd";

interface SearchInputProps extends Omit<ComponentProps<"input">, "type" | "value" | "onChange" | "ref"> {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  /** `/` anywhere on the page brings focus here. */
  hotkey?: boolean;
}

export function SearchInput({
  label,
  value,
  onValueChange,
  hotkey = false,
  className,
  onKeyDown,
  ...props
}: SearchInputProps) {
  const inputRef = useRef<HTMLInputElement>(null);
  useSlashKey(inputRef, hotkey);

  function clear() {
    onValueChange("");
    inputRef.current?.focus();
  }

  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    onKeyDown?.(event);
    if (event.key !== "Escape" || !value) return;
    event.preventDefault();
    clear();
  }

  return (
    <div className={cn("group relative", className)}>
      <Search className="pointer-events-none absolute inset-y-0 start-3 my-auto text-muted" />
      <input
        placeholder={label}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        {...props}
        ref={inputRef}
        type="search"
        aria-label={label}
        aria-keyshortcuts={hotkey ? "/" : undefined}
        value={value}
        className={cn(CONTROL_CLASS, "ps-9 pe-10 [&::-webkit-search-cancel-button]:hidden")}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={handleKeyDown}
      />
      {value && (
        <button
          type="button"
          aria-label="Clear search"
          className="absolute inset-y-1 end-1 grid w-7 place-items-center rounded-sm text-muted hover:bg-subtle hover:text-text pointer-coarse:w-10"
          onClick={clear}
        >
          <X />
        </button>
      )}
      {hotkey && !value && (
        <Kbd
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 end-2 my-auto group-focus-within:hidden max-sm:hidden pointer-coarse:hidden"
        >
          /
        </Kbd>
      )}
    </div>
  );
}

function useSlashKey(inputRef: React.RefObject<HTMLInputElement | null>, isOn: boolean) {
  useEffect(() => {
    if (!isOn) return;
    function focus(event: globalThis.KeyboardEvent) {
      const isTyping = event.target instanceof Element && event.target.closest(TYPING);
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      inputRef.current?.focus();
      inputRef.current?.select();
    }
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, [inputRef, isOn]);
}

const TYPING =
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], [role=menu]";
