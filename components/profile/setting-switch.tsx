"use client";

import type { ReactNode } from "react";
import { useMayChange } from "@/components/settings/use-access";
import { Switch } from "@/components/ui/switch";
import type { SaveState } from "./save-mark";
import { SettingRow } from "./setting-row";

interface SettingSwitchProps {
  label: string;
  hint: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  state: SaveState;
}

export function SettingSwitch({ label, hint, checked, onChange, state }: SettingSwitchProps) {
  const isAllowed = useMayChange("changeProfile");
  return (
    <SettingRow label={label} hint={hint} state={state}>
      <Switch checked={checked} disabled={!isAllowed} pending={state.isPending} onCheckedChange={onChange} />
    </SettingRow>
  );
}
