"use client";

import { cn } from "./cn";
import { formatNumber } from "./format";
import { useHydrated } from "./use-hydrated";

interface NumberTextProps {
  value: number;
  className?: string;
}

/** Separators of the person's own locale; the server prints English ones. */
export function NumberText({ value, className }: NumberTextProps) {
  const isHydrated = useHydrated();
  return (
    <span className={cn("tabular-nums", className)}>
      {formatNumber(value, isHydrated ? undefined : "en")}
    </span>
  );
}
