"use client";

import { useEffect, useEffectEvent } from "react";
import { isSignedIn } from "@/lib/client/session";
import { onAnnouncement } from "@/lib/client/tabs";

/** Calls back once another tab has signed in: told by it, or found out when this one is looked at. */
export function useSignedInElsewhere(onSignedIn: () => void, { asksSession }: { asksSession: boolean }) {
  const follow = useEffectEvent(onSignedIn);

  useEffect(() => onAnnouncement(({ type }) => void (type === "signed-in" && follow())), []);

  useEffect(() => {
    if (!asksSession) return;
    const check = async () => {
      if (document.visibilityState === "visible" && (await isSignedIn())) follow();
    };
    window.addEventListener("focus", check);
    document.addEventListener("visibilitychange", check);
    return () => {
      window.removeEventListener("focus", check);
      document.removeEventListener("visibilitychange", check);
    };
  }, [asksSession]);
}
