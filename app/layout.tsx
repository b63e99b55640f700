import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/settings/providers";
import { Awake } from "@/components/ui/awake";
import { holdEarlyInput } from "@/components/ui/hold-early-input";
import { THEME_COOKIE, toThemeMode } from "@/lib/contract/theme-cookie";
import { NONCE_HEADER } from "@/lib/server/security/page-headers";
import "./globals.css";

export const metadata: Metadata = {
  title: { template: "%s · Account settings", default: "Account settings" },
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#16171c" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const accountTheme = toThemeMode((await cookies()).get(THEME_COOKIE)?.value);
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <script
          suppressHydrationWarning
          nonce={nonce}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: A function of our own, as text.
          dangerouslySetInnerHTML={{ __html: `(${holdEarlyInput})()` }}
        />
        <Providers nonce={nonce} accountTheme={accountTheme}>
          <Awake>{children}</Awake>
        </Providers>
      </body>
    </html>
  );
}
