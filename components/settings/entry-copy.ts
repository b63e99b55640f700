/** Back from the copy to the entry itself is on its way. */
let isReturning = false;
let isWantedAgain = false;

/** Puts a copy of the page's own entry into the history: Back then meets the page itself first. */
export function addEntryCopy(): void {
  if (isReturning) isWantedAgain = true;
  else window.history.pushState(null, "");
}

/** Takes it away again, as if it had never been; wanted anew before that is done, it comes back. */
export function dropEntryCopy(): void {
  if (isReturning) {
    isWantedAgain = false;
    return;
  }
  const { href } = window.location;
  const arrive = (event: PopStateEvent) => {
    const isWanted = isWantedAgain;
    isReturning = false;
    isWantedAgain = false;
    if (window.location.href !== href) return;
    // For the router nothing has happened, and for a guard nobody pressed Back.
    event.stopImmediatePropagation();
    if (isWanted) window.history.pushState(null, "");
  };
  isReturning = true;
  window.addEventListener("popstate", arrive, { capture: true, once: true });
  window.history.back();
}
