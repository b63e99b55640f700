"use client";

import { useTheme } from "next-themes";
import { useRef } from "react";
import { useMayChange } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useAccountChange } from "@/lib/client/profile/use-account-change";
import { type ThemeMode, toThemeMode } from "@/lib/contract/theme-cookie";

/** The server wants no proof for a theme. */
const ask = <T>(run: () => Promise<T>) => run();

/** Applied at once, stored with the account where that may be changed, and taken back if that fails. */
export function useThemeMode(onError?: (error: Error) => void) {
  const { user } = useViewer();
  const { theme, setTheme } = useTheme();
  const isHydrated = useHydrated();
  const isStored = useMayChange("changeProfile");
  const change = useAccountChange("theme_mode", ask);
  const stored = toThemeMode(user.theme_mode);
  const settled = useRef(theme);
  const turn = useRef(0);

  async function choose(mode: ThemeMode) {
    if (!isStored) return setTheme(mode);
    if (!change.isPending) settled.current = stored ?? theme;
    turn.current += 1;
    const ownTurn = turn.current;
    setTheme(mode);
    try {
      await change.mutateAsync({ theme_mode: mode });
    } catch (error) {
      // A later choice decides for itself what is shown.
      if (ownTurn === turn.current) setTheme(settled.current ?? "system");
      onError?.(error instanceof Error ? error : new Error(String(error)));
    }
  }

  // The server knows the account's choice, and of a device's own one nothing.
  const mode = isHydrated ? toThemeMode(theme) : stored;
  return { mode, change, choose: (next: ThemeMode) => void choose(next) };
}
