"use client";

import { useEffect } from "react";

/** The step before is gone, and the focus with it: it goes on at the new title. */
export function useTitleFocus(): void {
  useEffect(() => document.querySelector<HTMLElement>("h1")?.focus(), []);
}
