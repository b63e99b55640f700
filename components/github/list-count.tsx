"use client";

import { cn } from "@/components/ui/cn";
import { formatNumber } from "@/components/ui/format";
import { LiveRegion } from "@/components/ui/live-region";
import { useHydrated } from "@/components/ui/use-hydrated";
import { type Count, describeCount, type Noun } from "@/lib/client/github/merge-pages";

interface ListCountProps {
  /** Null before anything was read. */
  count: Count | null;
  noun: Noun;
  /** What stands there belongs to an older search. */
  isLate: boolean;
  /** A better number is on its way, so this one is not spoken. */
  isCounting?: boolean;
  className?: string;
}

export function ListCount({ count, noun, isLate, isCounting = false, className }: ListCountProps) {
  const isHydrated = useHydrated();
  const format = (value: number) => formatNumber(value, isHydrated ? undefined : "en");
  const text = count ? describeCount(count, noun, format) : "";
  return (
    <p className={cn("min-h-5 text-sm text-muted tabular-nums", className)}>
      <span aria-hidden="true">{isLate ? "Searching" : text}</span>
      <LiveRegion message={isLate || isCounting ? "" : text} />
    </p>
  );
}
