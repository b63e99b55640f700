"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import { createContext, type ReactNode } from "react";

/** For a script that must run before the first paint; empty in the browser, which hides nonces. */
export const NonceContext = createContext<string | undefined>(undefined);

interface ThemeProviderProps {
  nonce: string | undefined;
  children: ReactNode;
}

/** Put `suppressHydrationWarning` on <html>: the class is set before React starts. */
export function ThemeProvider({ nonce, children }: ThemeProviderProps) {
  return (
    <NonceContext value={nonce}>
      <NextThemes
        attribute="class"
        defaultTheme="system"
        enableSystem
        disableTransitionOnChange
        {...(nonce && { nonce })}
      >
        {children}
      </NextThemes>
    </NonceContext>
  );
}
