"use client";

import { useMayChange } from "@/components/settings/use-access";
import { ThemeChoice } from "@/components/theme/theme-choice";
import { useThemeMode } from "@/components/theme/use-theme-mode";
import { Card } from "@/components/ui/card";
import type { User } from "@/lib/contract/schemas/account";
import { SettingList } from "./setting-list";
import { SettingRow } from "./setting-row";
import { SettingSelect } from "./setting-select";
import { SettingSwitch } from "./setting-switch";
import { useSetting } from "./use-setting";

/** What a server does not tell of an account cannot be shown as it is, so it is left out. */
export function PreferencesCard({ user }: { user: User }) {
  const theme = useThemeMode();
  const isStored = useMayChange("changeProfile");
  const toolbar = useSetting("toolbar_mode", user.toolbar_mode === "disabled" ? "disabled" : "toolbar");
  const shortcuts = useSetting("shortcut_position", toPosition(user.shortcut_position));
  const suggestions = useSetting("allow_sidebar_suggestions", user.allow_sidebar_suggestions ?? true);
  return (
    <Card id="preferences" title="Preferences" description="They follow your account to every device.">
      <SettingList>
        <SettingRow
          label="Theme"
          hint={isStored ? "System follows the setting of each device." : "It changes on this device alone."}
          state={theme.change}
          isGroup
          isWide
        >
          <ThemeChoice value={theme.mode} onChoose={theme.choose} />
        </SettingRow>
        {user.toolbar_mode !== undefined && (
          <SettingSwitch
            label="Toolbar"
            hint="Your own site opens with PostHog's toolbar when you come from PostHog."
            checked={toolbar.value !== "disabled"}
            onChange={(isOn) => toolbar.save(isOn ? "toolbar" : "disabled")}
            state={toolbar.change}
          />
        )}
        {user.shortcut_position !== undefined && (
          <SettingSelect
            label="Shortcuts"
            hint="Where they stand in the sidebar."
            value={shortcuts.value ?? "above"}
            options={POSITIONS}
            onChange={(value) => shortcuts.save(toPosition(value))}
            state={shortcuts.change}
          />
        )}
        {user.allow_sidebar_suggestions !== undefined && (
          <SettingSwitch
            label="Suggestions in the sidebar"
            hint="Products that you have not used yet may be offered there."
            checked={suggestions.value !== false}
            onChange={suggestions.save}
            state={suggestions.change}
          />
        )}
      </SettingList>
    </Card>
  );
}

const POSITIONS = [
  { value: "above", label: "Above the projects" },
  { value: "below", label: "Below the projects" },
  { value: "hidden", label: "Hidden" },
];

function toPosition(position: string | null | undefined): "above" | "below" | "hidden" {
  return position === "below" || position === "hidden" ? position : "above";
}
