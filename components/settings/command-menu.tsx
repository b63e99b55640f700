"use client";

import { Search } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { Late } from "@/components/ui/late";
import { lazyPart } from "@/components/ui/lazy-part";
import { useHydrated } from "@/components/ui/use-hydrated";

const CommandDialog = lazyPart(async () => (await import("./command-dialog")).CommandDialog);

/** "Search settings" in the header; everything behind it is fetched on the first use. */
export function CommandMenu() {
  /** The turn is another one for every opening, which begins without the last search. */
  const [{ isOpen, turn }, setMenu] = useState({ isOpen: false, turn: 0 });
  const isHydrated = useHydrated();
  const isMac = isHydrated && /Mac|iPhone|iPad/.test(navigator.platform);

  useEffect(() => {
    function toggle(event: KeyboardEvent) {
      // Half of the shortcut: what it opens is here by the time the other half is pressed.
      if (event.key === "Control" || event.key === "Meta") CommandDialog.preload();
      const isShortcut = event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey);
      if (!isShortcut || event.altKey || event.shiftKey) return;
      // A question that is open is answered first.
      if (document.querySelector(OTHER_DIALOG)) return;
      event.preventDefault();
      setMenu((menu) => toNext(menu, !menu.isOpen));
    }
    document.addEventListener("keydown", toggle);
    return () => document.removeEventListener("keydown", toggle);
  }, []);

  const changeOpen = (open: boolean) => setMenu((menu) => toNext(menu, open));

  return (
    <>
      <button
        type="button"
        aria-label="Search settings"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-keyshortcuts="Control+K Meta+K"
        className={BUTTON}
        onPointerEnter={CommandDialog.preload}
        onFocus={CommandDialog.preload}
        onClick={() => changeOpen(true)}
      >
        <Search />
        <span className="hidden flex-1 text-start sm:block">Search settings</span>
        <Kbd aria-hidden="true" className="min-w-12 max-sm:hidden pointer-coarse:hidden">
          {isMac ? "⌘ K" : "Ctrl K"}
        </Kbd>
      </button>
      {turn > 0 && (
        <Suspense fallback={<Late />}>
          <CommandDialog
            turn={turn}
            open={isOpen}
            onOpenChange={changeOpen}
            onMissing={() => setMenu({ isOpen: false, turn: 0 })}
          />
        </Suspense>
      )}
    </>
  );
}

function toNext({ turn }: { turn: number }, isOpen: boolean) {
  return { isOpen, turn: isOpen ? turn + 1 : turn };
}

const OTHER_DIALOG =
  ":is([role=dialog], [role=alertdialog])[data-state=open]:not([data-command-menu]), [role=menu][data-state=open]";
const BUTTON =
  "flex size-9 shrink-0 items-center justify-center gap-2 rounded-md text-muted hover:bg-subtle hover:text-text " +
  "aria-expanded:bg-subtle pointer-coarse:size-11 sm:w-56 sm:border sm:border-border sm:bg-background sm:px-2.5 sm:text-sm sm:pointer-coarse:w-56";
