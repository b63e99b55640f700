"use client";

import { useRouter } from "next/navigation";
import * as Primitive from "radix-ui/dialog";
import { useEffect, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import { DialogShell } from "@/components/ui/dialog-shell";
import type { Command } from "./command";
import { rememberRecent } from "./command-recent";
import { CommandResults } from "./command-results";
import { followCommandLink } from "./follow-command-link";
import { reachSection } from "./reach-section";

interface CommandDialogProps {
  turn: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function CommandDialog({ turn, open, onOpenChange }: CommandDialogProps) {
  const router = useRouter();
  const leadsTo = useRef<string | null>(null);
  const inputRef = useRef<HTMLInputElement>(null);

  // Opened again before it was gone, it gets no focus from Radix.
  // biome-ignore lint/correctness/useExhaustiveDependencies: For every opening.
  useEffect(() => inputRef.current?.focus(), [turn]);

  function choose(command: Command) {
    if (command.isRemembered) rememberRecent(command.id);
    leadsTo.current = "href" in command ? command.href : null;
    onOpenChange(false);
    if ("href" in command) followCommandLink(command.href, (href) => router.push(href));
    else command.run();
  }

  /** A page or section that was chosen takes the focus; else it goes back to where it was. */
  function giveFocus(event: Event) {
    const href = leadsTo.current;
    leadsTo.current = null;
    if (href === null) return;
    event.preventDefault();
    const url = new URL(href, window.location.origin);
    if (url.pathname !== window.location.pathname.replace(/(.)\/$/, "$1")) return;
    if (url.hash) reachSection(url.hash);
    else document.querySelector<HTMLElement>("h1")?.focus();
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogShell isDescribed={false} data-command-menu="" className={PANEL} onCloseAutoFocus={giveFocus}>
        <Primitive.Title className="sr-only">Search settings</Primitive.Title>
        <CommandResults key={turn} inputRef={inputRef} onChoose={choose} />
      </DialogShell>
    </Dialog>
  );
}

const PANEL =
  "fixed inset-x-0 top-0 z-50 flex max-h-[85dvh] flex-col overflow-hidden rounded-b-lg bg-raised shadow-float " +
  "data-[state=open]:animate-pop-in data-[state=closed]:animate-pop-out " +
  "sm:inset-x-0 sm:top-[12dvh] sm:mx-auto sm:max-h-[min(70dvh,480px)] sm:w-[560px] sm:rounded-lg";
