"use client";

import { type ReactElement, type ReactNode, Suspense, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { LazyPart } from "@/components/ui/lazy-part";
import { setMissing } from "@/components/ui/missing-part";

export interface OpenMenuProps {
  /** The menu's own button, with the same look as before it was loaded. */
  trigger: ReactElement;
}

interface LazyMenuProps {
  label?: string;
  className: string;
  menu: LazyPart<OpenMenuProps>;
  children: ReactNode;
}

/** A button that fetches its menu on the first use, and opens it at once. */
export function LazyMenu({ label, className, menu: Menu, children }: LazyMenuProps) {
  const [isUsed, setIsUsed] = useState(false);
  const [isLate, setIsLate] = useState(false);

  // The button stays, with its focus, until the menu can open.
  function open() {
    setIsLate(true);
    Menu.load()
      .then(() => setIsUsed(true))
      .catch(() => setMissing(true))
      .finally(() => setIsLate(false));
  }

  const trigger = (
    <button type="button" aria-label={label} className={className}>
      {children}
    </button>
  );
  const waiting = (
    <button
      type="button"
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={isUsed}
      aria-busy={isLate}
      className={cn(className, "aria-busy:animate-working aria-busy:cursor-progress")}
      onPointerEnter={Menu.preload}
      onFocus={Menu.preload}
      onClick={open}
    >
      {children}
    </button>
  );
  if (!isUsed) return waiting;
  return (
    <Suspense fallback={waiting}>
      <Menu trigger={trigger} />
    </Suspense>
  );
}
