"use client";

import { useHydrated } from "./use-hydrated";

/** A day in the person's own words and zone; the server prints an English one of about the same width. */
export function DateText({ value }: { value: string }) {
  const isHydrated = useHydrated();
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return null;
  const day = isHydrated
    ? new Intl.DateTimeFormat(undefined, { dateStyle: "long" }).format(date)
    : new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);
  return (
    <time dateTime={date.toISOString()} className="whitespace-nowrap">
      {day}
    </time>
  );
}
