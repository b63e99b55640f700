"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** After a move between pages the focus stands on the new page's title, as after a full load it stands on top. */
export function RouteFocus() {
  const path = usePathname();
  const lastPath = useRef(path);

  useEffect(() => {
    if (lastPath.current === path) return;
    lastPath.current = path;
    document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [path]);

  return null;
}
