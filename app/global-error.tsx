"use client";

import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import { FaultPage } from "@/components/account/fault-page";
import { usePrefersDark } from "@/components/account/use-prefers-dark";
import "./globals.css";

/** Stands in for the root layout, so it brings its own document and theme. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const isDark = usePrefersDark();
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable} ${isDark ? "dark" : ""}`}>
      <body>
        <title>This page could not be shown</title>
        <FaultPage error={error} onRetry={retry} />
      </body>
    </html>
  );
}
