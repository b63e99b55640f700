"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import { type ReactNode, useState } from "react";
import type { ThemeMode } from "@/lib/contract/theme-cookie";
import { NonceContext } from "./nonce-context";
import { ThemeScript } from "./theme-script";

interface ThemeProviderProps {
  nonce: string | undefined;
  /** What the account's cookie says; null where nobody's is known. */
  accountMode: ThemeMode | null;
  children: ReactNode;
}

/** Put `suppressHydrationWarning` on <html>: the class is set before React starts. */
export function ThemeProvider({ nonce, accountMode, children }: ThemeProviderProps) {
  // Of the load alone: what is chosen afterwards is next-themes' to show.
  const [firstMode] = useState(accountMode);
  return (
    <NonceContext value={nonce}>
      {firstMode && <ThemeScript mode={firstMode} />}
      <NextThemes
        attribute="class"
        defaultTheme={firstMode ?? "system"}
        enableSystem
        disableTransitionOnChange
        {...(nonce && { nonce })}
      >
        {children}
      </NextThemes>
    </NonceContext>
  );
}
