"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { holdLeaving } from "@/lib/client/leave-gate";

type Way = { kind: "link"; href: string } | { kind: "back" } | { kind: "action"; run: () => void };

export type LeaveGuard = {
  /** Somebody is on their way out and was held. */
  isAsking: boolean;
  stay: () => void;
  /** Lets them go where they were going. */
  leave: () => void;
  /** Nothing is held any more: the page itself leads on. */
  pass: () => void;
};

/** While active: asks before a link, Back, signing out or the closing of the tab takes away what stands here alone. */
export function useLeaveGuard(isActive: boolean): LeaveGuard {
  const router = useRouter();
  const [way, setWay] = useState<Way | null>(null);
  const isLeaving = useRef(false);
  const isGoing = useRef(false);

  useEffect(() => {
    if (!isActive) return;
    isLeaving.current = false;
    isGoing.current = false;
    const { href } = window.location;
    // Back first meets this copy of the page's own entry.
    window.history.pushState(null, "", href);

    const holdUnload = (event: BeforeUnloadEvent) => {
      if (!isLeaving.current) event.preventDefault();
    };
    const holdLink = (event: MouseEvent) => {
      const target = findLink(event);
      if (target === null || isLeaving.current) return;
      event.preventDefault();
      event.stopPropagation();
      setWay({ kind: "link", href: target });
    };
    const holdBack = () => {
      if (isLeaving.current) return;
      window.history.pushState(null, "", href);
      setWay({ kind: "back" });
    };
    const release = holdLeaving((run) => setWay({ kind: "action", run }));
    window.addEventListener("beforeunload", holdUnload);
    // On the window: React listens on the document, and would follow the link first.
    window.addEventListener("click", holdLink, { capture: true });
    window.addEventListener("popstate", holdBack);
    return () => {
      release();
      window.removeEventListener("beforeunload", holdUnload);
      window.removeEventListener("click", holdLink, { capture: true });
      window.removeEventListener("popstate", holdBack);
      if (!isGoing.current && window.location.href === href) window.history.back();
    };
  }, [isActive]);

  function pass() {
    isLeaving.current = true;
    isGoing.current = true;
    setWay(null);
  }

  return {
    isAsking: way !== null,
    stay: () => setWay(null),
    pass,
    leave() {
      pass();
      if (way?.kind === "link") return router.push(way.href as Route);
      if (way?.kind !== "action") return window.history.go(-2);
      // What follows may stay on this page.
      isGoing.current = false;
      way.run();
    },
  };
}

/** Where a plain click on a link of ours leads in this tab. */
function findLink(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target === "_blank" || link.hasAttribute("download")) return null;
  const url = new URL(link.href);
  if (url.origin !== window.location.origin) return null;
  const isSamePage = url.pathname === window.location.pathname && url.search === window.location.search;
  return isSamePage ? null : url.pathname + url.search + url.hash;
}
