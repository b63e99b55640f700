"use client";

import { useIsMutating } from "@tanstack/react-query";
import { useTheme } from "next-themes";
import { useContext, useEffect, useState } from "react";
import { useViewer } from "@/components/settings/viewer-context";
import { accountChangeKey } from "@/lib/client/profile/use-account-change";
import { type ThemeMode, toThemeMode } from "./theme-modes";
import { NonceContext } from "./theme-provider";

/**
 * The theme of the account wins over what this device remembers: before the first paint by a script,
 * later by an effect, for a choice made in another tab or on another device.
 */
export function AccountTheme() {
  const { user } = useViewer();
  const { setTheme } = useTheme();
  const nonce = useContext(NonceContext);
  const isChanging = useIsMutating({ mutationKey: accountChangeKey("theme_mode") }) > 0;
  const mode = toThemeMode(user.theme_mode);
  const [firstMode] = useState(mode);

  useEffect(() => {
    // What the person chose a moment ago is newer than what the server answered before it.
    if (mode !== null && !isChanging) setTheme(mode);
  }, [mode, isChanging, setTheme]);

  if (firstMode === null) return null;
  return (
    <script
      suppressHydrationWarning
      nonce={typeof window === "undefined" ? nonce : ""}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: Only one of three words of our own goes in.
      dangerouslySetInnerHTML={{ __html: toScript(firstMode) }}
    />
  );
}

/** What next-themes does, for another mode: it reads the same place when it starts. */
function toScript(mode: ThemeMode): string {
  return `(function(m){try{localStorage.setItem("theme",m)}catch(e){}
var d=document.documentElement,t=m==="system"?(matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"):m;
d.classList.remove("light","dark");d.classList.add(t);d.style.colorScheme=t})("${mode}")`;
}
