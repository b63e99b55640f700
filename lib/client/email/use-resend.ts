"use client";

import { useState, useSyncExternalStore } from "react";
import { ApiError } from "@/lib/contract/api-error";
import { requestVerification } from "./email-calls";
import { noteRefused, noteSent, onTimes, readTimes } from "./resend-store";
import { parseTimes, type ResendState, toResendState } from "./resend-times";

const REFUSED_SECONDS = 300;

export type Resend = {
  state: ResendState;
  /** When the newest mail was asked for here; null where it is not known. */
  lastSentAtMs: number | null;
  isPending: boolean;
  /** How many were asked for by this component. */
  count: number;
  problem: ApiError | null;
  send: () => Promise<void>;
};

/**
 * Asks for another mail, with waits that a reload and a sleeping tab do not shorten or stretch;
 * `onSettled` where the server says that nothing waits for one.
 */
export function useResend(uuid: string, onSettled: () => void): Resend {
  const text = useSyncExternalStore(
    onTimes,
    () => readTimes(uuid),
    () => "",
  );
  const [isPending, setIsPending] = useState(false);
  const [count, setCount] = useState(0);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const times = parseTimes(text, Date.now());

  async function send() {
    if (isPending) return;
    setIsPending(true);
    setProblem(null);
    try {
      await requestVerification(uuid);
      noteSent(uuid);
      setCount(count + 1);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === "already_verified") return onSettled();
      if (error.code === "throttled") return noteRefused(uuid, error.retryAfterSeconds ?? REFUSED_SECONDS);
      setProblem(error);
    } finally {
      setIsPending(false);
    }
  }

  const lastSentAtMs = times.sentAtMs.at(-1) ?? null;
  return { state: toResendState(times), lastSentAtMs, isPending, count, problem, send };
}
