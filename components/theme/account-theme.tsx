"use client";

import { useIsMutating } from "@tanstack/react-query";
import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { useMayChange } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { accountChangeKey } from "@/lib/client/profile/use-account-change";
import { formatThemeCookie, toThemeMode } from "@/lib/contract/theme-cookie";
import { ThemeScript } from "./theme-script";

/**
 * The theme of the account wins over what this device remembers: before the first paint by a script,
 * later by an effect, for a choice made in another tab or on another device.
 */
export function AccountTheme() {
  const { user } = useViewer();
  const { setTheme } = useTheme();
  const isChanging = useIsMutating({ mutationKey: accountChangeKey("theme_mode") }) > 0;
  // A choice that cannot be stored is this device's own.
  const isStored = useMayChange("changeProfile");
  const mode = isStored ? toThemeMode(user.theme_mode) : null;
  const [firstMode] = useState(mode);

  useEffect(() => {
    // What the person chose a moment ago is newer than what the server answered before it.
    if (mode !== null && !isChanging) setTheme(mode);
  }, [mode, isChanging, setTheme]);

  useEffect(() => {
    // For the next load, which shows a page before the API has answered.
    // biome-ignore lint/suspicious/noDocumentCookie: The cookie store is younger than the browsers we serve.
    document.cookie = formatThemeCookie(mode);
  }, [mode]);

  return firstMode && <ThemeScript mode={firstMode} />;
}
