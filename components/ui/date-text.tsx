"use client";

import { useHydrated } from "./use-hydrated";

interface DateTextProps {
  value: string;
  /** The time of day as well. */
  hasTime?: boolean;
}

/** A day in the person's own words and zone; the server prints an English one of about the same width. */
export function DateText({ value, hasTime = false }: DateTextProps) {
  const isHydrated = useHydrated();
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return null;
  const style: Intl.DateTimeFormatOptions = { dateStyle: "long", ...(hasTime && { timeStyle: "short" }) };
  const day = isHydrated
    ? new Intl.DateTimeFormat(undefined, style).format(date)
    : new Intl.DateTimeFormat("en-GB", { ...style, timeZone: "UTC" }).format(date);
  return (
    <time dateTime={date.toISOString()} className="whitespace-nowrap">
      {day}
    </time>
  );
}
