"use client";

import { useContext } from "react";
import type { ThemeMode } from "@/lib/contract/theme-cookie";
import { NonceContext } from "./nonce-context";

/** Puts the account's theme where next-themes looks for it, and on the page, before the first paint. */
export function ThemeScript({ mode }: { mode: ThemeMode }) {
  const nonce = useContext(NonceContext);
  return (
    <script
      suppressHydrationWarning
      nonce={typeof window === "undefined" ? nonce : ""}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: Only one of three words of our own goes in.
      dangerouslySetInnerHTML={{ __html: toScript(mode) }}
    />
  );
}

/** What next-themes does, for another mode: it reads the same place when it starts. */
function toScript(mode: ThemeMode): string {
  return `(function(m){try{localStorage.setItem("theme",m)}catch(e){}
var d=document.documentElement,t=m==="system"?(matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"):m;
d.classList.remove("light","dark");d.classList.add(t);d.style.colorScheme=t})("${mode}")`;
}
