"use client";

import type { ReactNode } from "react";
import { useMayChange } from "@/components/settings/use-access";
import { Select } from "@/components/ui/select";
import type { SaveState } from "./save-mark";
import { SettingRow } from "./setting-row";

interface SettingSelectProps {
  label: string;
  hint?: ReactNode;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  state: SaveState;
}

export function SettingSelect({ label, hint, value, options, onChange, state }: SettingSelectProps) {
  const isAllowed = useMayChange("changeProfile");
  return (
    <SettingRow label={label} hint={hint} state={state} isWide>
      <Select
        value={value}
        disabled={!isAllowed}
        aria-busy={state.isPending || undefined}
        className="w-full sm:w-56"
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </SettingRow>
  );
}
