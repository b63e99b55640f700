"use client";

import { useSyncExternalStore } from "react";

const DARK = "(prefers-color-scheme: dark)";

/** The theme that was chosen here before, or the system's. */
export function usePrefersDark(): boolean {
  return useSyncExternalStore(subscribe, read, () => false);
}

function read(): boolean {
  const chosen = readChosen();
  return chosen === "dark" || (chosen !== "light" && window.matchMedia(DARK).matches);
}

function readChosen(): string | null {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null;
  }
}

function subscribe(listener: () => void) {
  const query = window.matchMedia(DARK);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
