"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";

export type SignInWay = "password" | "key";

const WAYS = [
  { id: "password", label: "E-mail and password" },
  { id: "key", label: "Personal API key" },
] as const;

interface SignInWaysProps {
  initial: SignInWay;
  children: Record<SignInWay, ReactNode>;
}

/**
 * Two ways to sign in; which one is open stands in the address, so that a link can open it. Both stay
 * mounted: a look at the other one takes nothing that was typed, and no wait.
 */
export function SignInWays({ initial, children }: SignInWaysProps) {
  const id = useId();
  const [way, setWay] = useState(initial);
  const listRef = useRef<HTMLDivElement>(null);

  function choose(next: SignInWay) {
    setWay(next);
    const url = new URL(window.location.href);
    if (next === "key") url.searchParams.set("with", "key");
    else url.searchParams.delete("with");
    window.history.replaceState(null, "", url);
  }

  function handleKeyDown(event: KeyboardEvent) {
    const next = findNext(event.key, way);
    if (!next) return;
    event.preventDefault();
    choose(next);
    listRef.current?.querySelector<HTMLElement>(`[data-way="${next}"]`)?.focus();
  }

  return (
    <>
      <div
        ref={listRef}
        role="tablist"
        aria-label="How to sign in"
        className="mb-6 grid grid-cols-2 rounded-md border bg-subtle p-0.5"
        onKeyDown={handleKeyDown}
      >
        {WAYS.map(({ id: each, label }) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${id}-${each}`}
            data-way={each}
            aria-selected={way === each}
            aria-controls={`${id}-${each}-panel`}
            tabIndex={way === each ? 0 : -1}
            className={cn(TAB, way === each && "bg-surface font-medium text-text outline-1 outline-border")}
            onClick={() => choose(each)}
          >
            {label}
          </button>
        ))}
      </div>
      {WAYS.map(({ id: each }) => (
        <div
          key={each}
          role="tabpanel"
          id={`${id}-${each}-panel`}
          aria-labelledby={`${id}-${each}`}
          hidden={way !== each}
        >
          {children[each]}
        </div>
      ))}
    </>
  );
}

function findNext(key: string, way: SignInWay): SignInWay | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight":
      return way === "key" ? "password" : "key";
    case "Home":
      return "password";
    case "End":
      return "key";
    default:
      return null;
  }
}

const TAB =
  "min-h-8 rounded-sm px-2 text-sm text-muted hover:text-text focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-ring pointer-coarse:min-h-11";
