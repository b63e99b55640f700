import { type LucideIcon, Monitor, Moon, Sun } from "lucide-react";

export type ThemeMode = "system" | "light" | "dark";

export const themeModes: readonly { value: ThemeMode; label: string; icon: LucideIcon }[] = [
  { value: "system", label: "System", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
];

/** A server may know more modes than we do; those are left to it. */
export function toThemeMode(mode: string | null | undefined): ThemeMode | null {
  return themeModes.find(({ value }) => value === mode)?.value ?? null;
}
