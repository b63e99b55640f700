"use client";

import { useId } from "react";
import type { ThemeMode } from "@/lib/contract/theme-cookie";
import { themeModes } from "./theme-modes";

interface ThemeChoiceProps {
  value: ThemeMode | null;
  onChoose: (mode: ThemeMode) => void;
}

export function ThemeChoice({ value: chosen, onChoose }: ThemeChoiceProps) {
  const name = useId();
  return (
    <fieldset className="inline-flex rounded-md border bg-subtle p-0.5">
      <legend className="sr-only">Theme</legend>
      {themeModes.map(({ value, label, icon: Icon }) => (
        <label key={value} className={OPTION}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            className="sr-only"
            onChange={() => onChoose(value)}
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
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring pointer-coarse:min-h-11 " +
  "has-disabled:cursor-default has-disabled:opacity-60";
