import { holdFocus } from "./hold-focus";

const PATIENCE_MS = 5_000;
/** How long a page that loads nothing may still bring it. */
const QUIET_MS = 500;

/**
 * Scrolls to the section of an address such as `#sessions` and puts the focus on its heading; a page
 * that is still on its way is waited for, and the top of one that has no such section is the nearest
 * to it. Ends by the returned function.
 */
export function reachSection(hash: string): () => void {
  const id = decodeURIComponent(hash.replace(/^#/, ""));
  if (id === "" || focusSection(id)) return () => {};
  const before = document.activeElement;
  const until = Date.now() + PATIENCE_MS;
  const observer = new MutationObserver(() => {
    if (focusSection(id)) stop();
  });
  let timer = setTimeout(giveUp, QUIET_MS);
  observer.observe(document.body, { childList: true, subtree: true });
  function giveUp() {
    if (isLoading() && Date.now() < until) {
      timer = setTimeout(giveUp, QUIET_MS);
      return;
    }
    stop();
    focusTop(before);
  }
  function stop() {
    observer.disconnect();
    clearTimeout(timer);
  }
  return stop;
}

function isLoading(): boolean {
  return document.querySelector(".animate-skeleton") !== null;
}

/** Whoever went on by themselves meanwhile stays where they are. */
function focusTop(before: Element | null) {
  const { activeElement } = document;
  if (activeElement !== before && activeElement !== document.body) return;
  window.scrollTo({ top: 0 });
  holdFocus(() => document.querySelector("h1"));
}

/** A control, the title of a card, a section that has a name, or the first control of what has none. */
function findTarget(section: HTMLElement): HTMLElement {
  if (section.matches(CONTROL)) return section;
  // Of what cannot be pressed now, its card says why.
  const place = section.matches(":disabled") ? (section.closest("section") ?? section) : section;
  return place.querySelector<HTMLElement>("h2, h3") ?? place.querySelector<HTMLElement>(CONTROL) ?? place;
}

const CONTROL = ":is(button, input, summary, a[href]):not(:disabled)";

function focusSection(id: string): boolean {
  const section = document.getElementById(id);
  if (!section) return false;
  // What stands around a control says what it does.
  section.scrollIntoView({ block: section.matches(CONTROL) ? "center" : "start" });
  holdFocus(() => prepareTarget(document.getElementById(id)));
  // It only opens a form, which is what was asked for.
  if (section.matches("button[data-opens]:not(:disabled)")) section.click();
  return true;
}

function prepareTarget(section: HTMLElement | null): HTMLElement | null {
  const target = section && findTarget(section);
  // Headings take focus from code alone; skipped by Tab, as before.
  if (target && target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.tabIndex = -1;
  return target;
}
