"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** As late as a skeleton: what comes sooner needs no sign. */
const PATIENCE_MS = 150;
/** A page that has not come by then will not: the browser itself says so by now. */
const GIVE_UP_MS = 20_000;

/**
 * A line under the header while the next page is on its way, for every link of the frame. Next keeps the
 * former page on screen until then, which on a slow network looks as if the click had been lost.
 */
export function NavigationBar() {
  const address = `${usePathname()}?${useSearchParams()}`;
  const [from, setFrom] = useState<string | null>(null);
  const [isLate, setIsLate] = useState(false);
  const isPending = from === address;
  // It has come: Back to where the move began is no move of a link's.
  if (from !== null && !isPending) setFrom(null);

  useEffect(() => {
    // On the document: React's own handlers have run, and a click that one of them took is a move.
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented && leadsElsewhere(event)) setFrom(address);
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [address]);

  useEffect(() => {
    if (!isPending) return;
    const late = setTimeout(() => setIsLate(true), PATIENCE_MS);
    const end = setTimeout(() => setFrom(null), GIVE_UP_MS);
    return () => {
      clearTimeout(late);
      clearTimeout(end);
      setIsLate(false);
    };
  }, [isPending]);

  if (!isPending || !isLate) return null;
  return (
    <div role="progressbar" aria-label="Loading the page" className="absolute inset-x-0 -bottom-px h-0.5">
      <div className="size-full origin-left animate-advance bg-accent rtl:origin-right" />
    </div>
  );
}

function leadsElsewhere({ target }: MouseEvent): boolean {
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link?.href || link.target === "_blank") return false;
  const { origin, pathname, search } = new URL(link.href);
  const here = window.location;
  return origin === here.origin && (pathname !== here.pathname || search !== here.search);
}
