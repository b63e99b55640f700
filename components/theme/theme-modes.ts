import { type LucideIcon, Monitor, Moon, Sun } from "lucide-react";
import type { ThemeMode } from "@/lib/contract/theme-cookie";

export const themeModes: readonly { value: ThemeMode; label: string; icon: LucideIcon }[] = [
  { value: "system", label: "System", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
];
