"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useHydrated } from "./use-hydrated";

/** Around each part that React takes over on its own; until then `holdEarlyInput` keeps what is done in it. */
export function Awake({ children }: { children: ReactNode }) {
  const isHydrated = useHydrated();
  const part = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (isHydrated) part.current?.dispatchEvent(new Event("awake", { bubbles: true }));
  }, [isHydrated]);

  return (
    <div ref={part} className="contents" {...(!isHydrated && { "data-asleep": "" })}>
      {children}
    </div>
  );
}
