"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { toIssuer } from "./setup-uri";

/** Under which name an account here is known; the server that draws a page does not know its host. */
export function useIssuer(): string {
  const { capabilities } = useViewer();
  const siteHost = typeof window === "undefined" ? "" : window.location.hostname;
  return toIssuer(capabilities.serverName, siteHost);
}
