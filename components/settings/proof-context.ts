"use client";

import { createContext, useContext } from "react";

export type Proof = {
  /**
   * Runs a call; if the server wants to know who asks, asks the person and runs it once more.
   * Rejects with `ProofCancelledError` where they close the question; what they typed stays.
   */
  withProof<T>(run: () => Promise<T>): Promise<T>;
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
