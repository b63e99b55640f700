"use client";

import { useState } from "react";
import { useLeaveGuard } from "@/components/settings/use-leave-guard";
import type { FreshKeyState } from "./use-fresh-key";

/** Holds whoever leaves before the value is copied, by a link, by Back or by "Done". */
export function useKeyHandOver(fresh: FreshKeyState, finish: () => void) {
  const guard = useLeaveGuard(fresh.isMaking || fresh.isUnsaved);
  const [isDoneAsked, setIsDoneAsked] = useState(false);

  function end() {
    guard.pass();
    fresh.forget();
    finish();
  }

  return {
    done: () => (fresh.isUnsaved ? setIsDoneAsked(true) : end()),
    dialog: {
      guard,
      isDoneAsked,
      onStay() {
        setIsDoneAsked(false);
        guard.stay();
      },
      onLeave() {
        const isLed = guard.isAsking;
        setIsDoneAsked(false);
        if (!isLed) return end();
        fresh.forget();
        guard.leave();
      },
    },
  };
}
