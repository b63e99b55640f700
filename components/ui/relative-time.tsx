"use client";

import { cn } from "./cn";
import { formatExactTime, formatRelativeTime } from "./format";
import { useNow } from "./use-now";

interface RelativeTimeProps {
  /** ISO 8601. */
  value: string;
  className?: string;
}

export function RelativeTime({ value, className }: RelativeTimeProps) {
  const nowMs = useNow();
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return null;
  const iso = date.toISOString();
  return (
    <time
      dateTime={iso}
      title={nowMs === null ? iso : formatExactTime(date)}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {nowMs === null ? iso.slice(0, 10) : formatRelativeTime(date, nowMs)}
    </time>
  );
}
