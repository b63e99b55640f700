"use client";

import { useCallback, useRef } from "react";

/**
 * Radix returns focus to its own Trigger only; our dialogs are mostly opened from state.
 * A menu item gives its menu's button, a removed opener the page's h1.
 */
export function useDialogFocus() {
  const openerRef = useRef<HTMLElement | null>(null);
  const noteOpener = useCallback(() => {
    openerRef.current = findOpener(document.activeElement);
  }, []);
  return {
    noteOpener,
    returnFocus(event: Event) {
      event.preventDefault();
      const opener = openerRef.current;
      const isUsable = opener?.isConnected && !opener.matches(":disabled");
      if (isUsable) return opener.focus();
      // What took the opener's place may have taken the focus already.
      const { activeElement, body } = document;
      if (activeElement === null || activeElement === body)
        document.querySelector<HTMLElement>("h1")?.focus();
    },
    /** Escape first empties a search field, then closes. */
    onEscapeKeyDown(event: KeyboardEvent) {
      const { target } = event;
      if (target instanceof HTMLInputElement && target.type === "search" && target.value)
        event.preventDefault();
    },
  };
}

function findOpener(element: Element | null): HTMLElement | null {
  const buttonId = element?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  const opener = buttonId ? document.getElementById(buttonId) : element;
  return opener instanceof HTMLElement && opener !== document.body ? opener : null;
}
