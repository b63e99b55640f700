"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Card } from "@/components/ui/card";

interface SetupCardProps {
  title: string;
  /** "Step 1 of 3" */
  place?: string | undefined;
  description?: ReactNode;
  /** False where a field takes the focus at once. */
  takesFocus?: boolean;
  children: ReactNode;
}

/** One step; whoever comes to it hears its heading first. */
export function SetupCard({ title, place, description, takesFocus = true, children }: SetupCardProps) {
  const id = useId();
  const headingRef = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (takesFocus) headingRef.current?.focus();
  }, [takesFocus]);

  return (
    <Card aria-labelledby={id}>
      <header className="px-4 pt-4 pb-4 sm:px-6 sm:pt-5">
        {place && <p className="mb-0.5 text-sm text-muted">{place}</p>}
        <h2 id={id} ref={headingRef} tabIndex={-1} className="text-lg font-semibold outline-none">
          {title}
        </h2>
        {description && <p className="mt-0.5 max-w-[64ch] text-pretty text-muted">{description}</p>}
      </header>
      {children}
    </Card>
  );
}
