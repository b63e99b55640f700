"use client";

import { useLayoutEffect, useRef } from "react";
import { Skeleton } from "@/components/ui/skeleton";

/** The h1 of a page that is on its way. */
export function TitleSkeleton() {
  const titleRef = useRef<HTMLHeadingElement>(null);

  useLayoutEffect(() => {
    const title = titleRef.current;
    return () => {
      // Who stood on this title after a move stands on the page's own once that is there.
      if (title && title === document.activeElement) setTimeout(focusTitle);
    };
  }, []);

  return (
    <h1 ref={titleRef} tabIndex={-1}>
      <span className="sr-only">Loading the page</span>
      <Skeleton className="h-8 w-40" />
    </h1>
  );
}

function focusTitle() {
  document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}
