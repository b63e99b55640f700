"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { preloadConfirmDialog } from "@/components/ui/confirm-dialog";
import { holdLeaving, type Outcome } from "@/lib/client/leave-gate";
import { addEntryCopy, dropEntryCopy } from "./entry-copy";
import { findLink } from "./find-link";

type Way =
  | { kind: "link"; href: string }
  | { kind: "back" }
  | { kind: "action"; run: () => Promise<Outcome> };

export type LeaveGuard = {
  /** Somebody is on their way out and was held. */
  isAsking: boolean;
  stay: () => void;
  /** Lets them go where they were going. */
  leave: () => void;
  /** Nothing is held any more: the page itself leads on. */
  pass: () => void;
};

type Held = {
  /** Text that a change of organisation or project leaves as it is, as long as the page stays. */
  isText?: boolean;
};

/** While active: asks before a link, Back, signing out or the closing of the tab takes away what stands here alone. */
export function useLeaveGuard(isActive: boolean, { isText = false }: Held = {}): LeaveGuard {
  const router = useRouter();
  const [way, setWay] = useState<Way | null>(null);
  const isLeaving = useRef(false);
  const isGoing = useRef(false);

  useEffect(() => {
    if (!isActive) return;
    isLeaving.current = false;
    isGoing.current = false;
    const { href } = window.location;
    addEntryCopy();
    // Without a network the question could not be fetched any more.
    preloadConfirmDialog().catch(() => {});

    const holdUnload = (event: BeforeUnloadEvent) => {
      if (!isLeaving.current) event.preventDefault();
    };
    const holdLink = (event: MouseEvent) => {
      const target = findLink(event);
      if (target === null || isGoing.current) return;
      event.preventDefault();
      event.stopPropagation();
      setWay({ kind: "link", href: target });
    };
    const holdBack = () => {
      if (isGoing.current) return;
      window.history.pushState(null, "", href);
      setWay({ kind: "back" });
    };
    const release = holdLeaving((run, takesPage) => {
      if (isText && !takesPage) void run();
      else setWay({ kind: "action", run });
    });
    window.addEventListener("beforeunload", holdUnload);
    // On the window: React listens on the document, and would follow the link first.
    window.addEventListener("click", holdLink, { capture: true });
    window.addEventListener("popstate", holdBack);
    return () => {
      release();
      window.removeEventListener("beforeunload", holdUnload);
      window.removeEventListener("click", holdLink, { capture: true });
      window.removeEventListener("popstate", holdBack);
      if (!isGoing.current && window.location.href === href) dropEntryCopy();
    };
  }, [isActive, isText]);

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
      // It may unload this page, or stay here with what stands here alone: links and Back are held on.
      isGoing.current = false;
      void way.run().then((outcome) => {
        if (outcome === "stayed") isLeaving.current = false;
      });
    },
  };
}
