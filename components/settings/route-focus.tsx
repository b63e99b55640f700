"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { holdFocus } from "./hold-focus";
import { reachSection } from "./reach-section";

/**
 * After a move between pages the focus stands on the new page's title, or on the section that the
 * address names; after a full load it stands on top, unless a section is named.
 */
export function RouteFocus() {
  const path = usePathname();
  const lastPath = useRef(path);

  useEffect(() => {
    const { hash } = window.location;
    const isMove = lastPath.current !== path;
    lastPath.current = path;
    if (isSection(hash)) return reachSection(hash);
    if (isMove) holdFocus(() => document.querySelector("h1"));
    return undefined;
  }, [path]);

  useEffect(() => {
    const follow = () => void (isSection(window.location.hash) && reachSection(window.location.hash));
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);

  return null;
}

/** The skip link's own target takes focus by itself. */
function isSection(hash: string): boolean {
  return hash.length > 1 && hash !== "#content";
}
