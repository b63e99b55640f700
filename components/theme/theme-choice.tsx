"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useId } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";

const CHOICES = [
  { value: "system", label: "System", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  const isHydrated = useHydrated();
  const name = useId();
  return (
    <fieldset className="inline-flex rounded-md border bg-subtle p-0.5">
      <legend className="sr-only">Theme</legend>
      {CHOICES.map(({ value, label, icon: Icon }) => (
        <label key={value} className={OPTION}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={isHydrated && theme === value}
            className="sr-only"
            onChange={() => setTheme(value)}
          />
          <Icon />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

const OPTION =
  "relative flex min-h-8 cursor-pointer items-center gap-1.5 rounded-sm px-2.5 text-sm text-muted hover:text-text " +
  "has-checked:bg-surface has-checked:font-medium has-checked:text-text has-checked:outline-1 has-checked:outline-border " +
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring pointer-coarse:min-h-11";
