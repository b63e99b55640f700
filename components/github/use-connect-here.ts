"use client";

import { useEffect, useRef, useState } from "react";
import { createAttempt } from "@/lib/client/github/connect-attempt";
import type { Integration } from "@/lib/contract/schemas/github";
import { saveAttempt } from "./use-connect-attempt";
import type { AskForAddress } from "./use-install-address";

/** Where GitHub leads back to this app: the tab goes there as soon as the address is known. */
export function useConnectHere(installations: readonly Integration[], ask: AskForAddress) {
  const [isLeaving, setIsLeaving] = useState(false);
  // A second press may come before the state of the first is on screen.
  const isBusy = useRef(false);

  useEffect(() => {
    // The page is shown again as it was left, the button still saying that it leaves.
    const wake = () => {
      isBusy.current = false;
      setIsLeaving(false);
    };
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, []);

  function open(isNewAccount: boolean) {
    if (isBusy.current) return;
    isBusy.current = true;
    ask(isNewAccount, {
      onProblem: () => {
        isBusy.current = false;
      },
      onAddress: ({ installUrl, flow }) => {
        setIsLeaving(true);
        saveAttempt(createAttempt(installations, flow, Date.now()));
        window.location.assign(installUrl);
      },
    });
  }

  return { open, isLeaving };
}
