"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import type { BackupCodesTask } from "@/lib/routes";

/** Begins what the address asks for (`?do=view`), once; it leaves the address when `finish` is called. */
export function useAskedTask(begin: Record<BackupCodesTask, () => void>): () => void {
  const task = useSearchParams().get("do");
  const latest = useRef(begin);

  useEffect(() => {
    latest.current = begin;
  });

  useEffect(() => {
    if (task === "view" || task === "new") latest.current[task]();
  }, [task]);

  return finish;
}

/** So that a reload, Back and a second look at the page begin nothing. */
function finish(): void {
  const url = new URL(window.location.href);
  if (!url.searchParams.has("do")) return;
  url.searchParams.delete("do");
  window.history.replaceState(null, "", url.pathname + url.search + url.hash);
}
