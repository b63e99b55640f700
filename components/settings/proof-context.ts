"use client";

import { createContext, useContext } from "react";
import type { Step } from "@/lib/client/account/sign-in-steps";

/** What of the question is due. */
export type ProofStep = "password" | Exclude<Step, "done">;

export type Proof = {
  /**
   * Runs a call; if the server wants to know who asks, asks the person and runs it once more.
   * Rejects with `ProofCancelledError` where they close the question; what they typed stays.
   * A password that the form had to ask for anyway is not asked for twice.
   */
  withProof<T>(run: () => Promise<T>, password?: string): Promise<T>;
  /** Asks at once unless the proof is fresh for as long as the task takes; rejects as above. */
  ensureProof(): Promise<void>;
  /** Asks whatever is left of the proof, for somebody who wants more time. */
  extendProof(): Promise<void>;
};

export const ProofContext = createContext<Proof | null>(null);

/** For parts that also stand outside of the settings. */
export function useMaybeProof(): Proof | null {
  return useContext(ProofContext);
}

export function useProof(): Proof {
  const proof = useContext(ProofContext);
  if (!proof) throw new Error("useProof outside of ProofProvider");
  return proof;
}
