"use client";

import { useRef, useState } from "react";
import { createAttempt } from "@/lib/client/github/connect-attempt";
import type { Integration } from "@/lib/contract/schemas/github";
import { saveAttempt } from "./use-connect-attempt";
import type { AskForAddress, InstallAddress } from "./use-install-address";

/** What is said before GitHub opens in another tab; without an address while the server is asked for it. */
type Offer = InstallAddress | { installUrl: null; flow: null };

const ASKING: Offer = { installUrl: null, flow: null };

/**
 * Where GitHub leads back to the server's own pages, and to whoever is signed in there: it is offered
 * for another tab, and this one waits.
 */
export function useConnectElsewhere(installations: readonly Integration[], ask: AskForAddress) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const isBusy = useRef(false);

  function open(isNewAccount: boolean) {
    // Closed while the server is asked, it is filled by the answer to the first question.
    setOffer(ASKING);
    if (isBusy.current) return;
    isBusy.current = true;
    ask(isNewAccount, {
      onProblem: () => {
        isBusy.current = false;
        setOffer(null);
      },
      onAddress: (address) => {
        isBusy.current = false;
        // Closed in the meantime, it stays closed.
        setOffer((asked) => asked && address);
      },
    });
  }

  return {
    open,
    offer,
    /** The link itself opens the tab; here begins the waiting. */
    takeOffer: () => {
      saveAttempt(createAttempt(installations, offer?.flow ?? null, Date.now()));
      setOffer(null);
    },
    dropOffer: () => setOffer(null),
  };
}
