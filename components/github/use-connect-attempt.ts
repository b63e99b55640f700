"use client";

import { useMemo, useSyncExternalStore } from "react";
import { type ConnectAttempt, parseAttempt } from "@/lib/client/github/connect-attempt";

const STORAGE_KEY = "github-connect";
const listeners = new Set<() => void>();

/** The connect in progress of this tab; it survives the way to GitHub and the Back button. */
export function useConnectAttempt(): ConnectAttempt | null {
  const text = useSyncExternalStore(subscribe, read, () => null);
  return useMemo(() => parseAttempt(text), [text]);
}

export function saveAttempt(attempt: ConnectAttempt | null): void {
  try {
    if (attempt) sessionStorage.setItem(STORAGE_KEY, JSON.stringify(attempt));
    else sessionStorage.removeItem(STORAGE_KEY);
  } catch {
    // Storage is switched off: the panel is lost on the way, the connect itself is not.
  }
  for (const listener of listeners) listener();
}

function read(): string | null {
  try {
    return sessionStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener("pageshow", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("pageshow", listener);
  };
}
