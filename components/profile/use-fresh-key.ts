"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useProof } from "@/components/settings/proof-context";
import { useWipe } from "@/components/settings/use-wipe";
import { ProofCancelledError } from "@/lib/client/account/proof";
import type { FreshKey } from "@/lib/client/profile/api-key-calls";
import { refetchSecurity } from "@/lib/client/security/refetch-security";

/**
 * A key whose value is shown once. It is here and in no cache (S10), and gone when it is put away or
 * the page is left; a mutation would keep it.
 */
export function useFreshKey() {
  const client = useQueryClient();
  const { withProof } = useProof();
  const [key, setKey] = useState<FreshKey | null>(null);
  const [isCopied, setIsCopied] = useState(false);
  const [isMaking, setIsMaking] = useState(false);
  const isRunning = useRef(false);
  const forget = () => setKey(null);
  useWipe(forget);

  /** Rejects with what went wrong; null where the person closed the question of who they are. */
  async function make(run: () => Promise<FreshKey>): Promise<FreshKey | null> {
    if (isRunning.current) return null;
    isRunning.current = true;
    setIsMaking(true);
    try {
      const made = await withProof(run);
      setIsCopied(false);
      setKey(made);
      void refetchSecurity(client).catch(() => {});
      return made;
    } catch (error) {
      if (error instanceof ProofCancelledError) return null;
      throw error;
    } finally {
      isRunning.current = false;
      setIsMaking(false);
    }
  }

  return {
    key,
    isMaking,
    isCopied,
    isUnsaved: key !== null && !isCopied,
    make,
    forget,
    markCopied: () => setIsCopied(true),
  };
}

export type FreshKeyState = ReturnType<typeof useFreshKey>;
