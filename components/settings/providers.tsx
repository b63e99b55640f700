"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import type { ReactNode } from "react";
import { ThemeProvider } from "@/components/theme/theme-provider";
import { getQueryClient } from "@/lib/client/query-client";
import type { ThemeMode } from "@/lib/contract/theme-cookie";

interface ProvidersProps {
  nonce: string | undefined;
  accountTheme: ThemeMode | null;
  children: ReactNode;
}

export function Providers({ nonce, accountTheme, children }: ProvidersProps) {
  // The dialogs' scroll lock makes a style element and takes its nonce from here.
  if (nonce && typeof window !== "undefined") setNonce(nonce);
  return (
    <QueryClientProvider client={getQueryClient()}>
      <ThemeProvider nonce={nonce} accountMode={accountTheme}>
        {children}
      </ThemeProvider>
    </QueryClientProvider>
  );
}
