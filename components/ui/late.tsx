"use client";

import { useEffect } from "react";

/** In place of a part whose code is late: what was pressed for it shows that it was. */
export function Late() {
  useEffect(() => {
    const pressed = document.activeElement;
    // Safari gives a pressed button no focus.
    if (!pressed?.matches("button, a, summary")) return;
    const sign = pressed.animate(HELD, { delay: 150, duration: 120, fill: "forwards" });
    return () => sign.cancel();
  }, []);
  return null;
}

/** Still pressed, and read as well as before; as `holdEarlyInput` shows it, which is sent as text. */
const HELD = { scale: 0.96, cursor: "progress" };
