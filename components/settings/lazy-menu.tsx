"use client";

import { type ComponentType, type ReactElement, type ReactNode, Suspense, useState } from "react";

export interface OpenMenuProps {
  /** The menu's own button, with the same look as before it was loaded. */
  trigger: ReactElement;
}

interface LazyMenuProps {
  label?: string;
  className: string;
  preload: () => unknown;
  /** A `lazyPart`. */
  menu: ComponentType<OpenMenuProps>;
  children: ReactNode;
}

/** A button that fetches its menu on the first use, and opens it at once. */
export function LazyMenu({ label, className, preload, menu: Menu, children }: LazyMenuProps) {
  const [isUsed, setIsUsed] = useState(false);
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
      className={className}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => setIsUsed(true)}
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
