import { holdFocus } from "./hold-focus";

const PATIENCE_MS = 5_000;

/**
 * Scrolls to the section of an address such as `#sessions` and puts the focus on its heading; a page
 * that is still on its way is waited for. Ends by the returned function.
 */
export function reachSection(hash: string): () => void {
  const id = decodeURIComponent(hash.replace(/^#/, ""));
  if (id === "" || focusSection(id)) return () => {};
  const observer = new MutationObserver(() => {
    if (focusSection(id)) stop();
  });
  const timer = setTimeout(() => {
    stop();
    // A section that this account does not have leaves the focus on its page.
    if (document.activeElement === document.body) document.querySelector("h1")?.focus();
  }, PATIENCE_MS);
  observer.observe(document.body, { childList: true, subtree: true });
  function stop() {
    observer.disconnect();
    clearTimeout(timer);
  }
  return stop;
}

/** A control, the title of a card, a section that has a name, or the first control of what has none. */
function findTarget(section: HTMLElement): HTMLElement {
  if (section.matches(CONTROL)) return section;
  return (
    section.querySelector<HTMLElement>("h2, h3") ?? section.querySelector<HTMLElement>(CONTROL) ?? section
  );
}

const CONTROL = ":is(button, input, summary, a[href]):not(:disabled)";

function focusSection(id: string): boolean {
  const section = document.getElementById(id);
  if (!section) return false;
  section.scrollIntoView({ block: "start" });
  holdFocus(() => prepareTarget(document.getElementById(id)));
  return true;
}

function prepareTarget(section: HTMLElement | null): HTMLElement | null {
  const target = section && findTarget(section);
  // Headings take focus from code alone; skipped by Tab, as before.
  if (target && target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.tabIndex = -1;
  return target;
}
