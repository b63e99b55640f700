"use client";

import { type ReactNode, useEffect } from "react";
import { cn } from "@/components/ui/cn";
import { TONES, type Tone } from "@/components/ui/tone";
import { OutsideFrame } from "./outside-frame";

interface ResultPageProps {
  tone: Tone;
  title: ReactNode;
  /** What happened, and what it means. */
  children: ReactNode;
  /** The way on first; each takes the whole width. */
  actions: ReactNode;
  /** False for a page that was opened so: nothing stood here before. */
  takesFocus?: boolean;
}

/** How a step outside of the settings has ended, in the place of its card. */
export function ResultPage({ tone, title, children, actions, takesFocus = true }: ResultPageProps) {
  const { icon: Icon, soft, text } = TONES[tone];

  useEffect(() => {
    // The step before is gone, and the focus with it.
    if (takesFocus) document.querySelector<HTMLElement>("h1")?.focus();
  }, [takesFocus]);

  return (
    <OutsideFrame title={title}>
      <div className="flex items-start gap-3">
        <span className={cn("grid size-9 shrink-0 place-items-center rounded-full", soft, text)}>
          <Icon className="size-5" />
        </span>
        <div className="min-w-0 flex-1 pt-1.5 text-pretty text-muted wrap-anywhere">{children}</div>
      </div>
      <div className="mt-5 flex flex-col gap-2">{actions}</div>
    </OutsideFrame>
  );
}
