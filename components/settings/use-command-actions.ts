"use client";

import { ArrowRightLeft, LogOut } from "lucide-react";
import { themeModes } from "@/components/theme/theme-modes";
import { useThemeMode } from "@/components/theme/use-theme-mode";
import { isTwoFactorForced } from "@/lib/client/account/is-two-factor-forced";
import type { ThemeMode } from "@/lib/contract/theme-cookie";
import type { Command } from "./command";
import { useFrameProblem } from "./frame-problem";
import { useMayChange } from "./use-access";
import { useSignOut } from "./use-sign-out";
import { useSwitchTo } from "./use-switch-to";
import { useViewer } from "./viewer-context";

/** What the menu runs by itself; what fails is said in the page, since the menu has closed by then. */
export function useCommandActions(): Command[] {
  const { user } = useViewer();
  const { setProblem } = useFrameProblem();
  const theme = useThemeMode((error) => setProblem({ title: "Your theme was not saved", error }));
  const signOut = useSignOut(setProblem);
  const { switchTo } = useSwitchTo(setProblem);
  const canSwitch = useMayChange("changeProfile");

  const themes = themeModes.filter(({ value }) => value !== theme.mode);
  const organizations = canSwitch
    ? (user.organizations ?? []).filter(({ id }) => id !== user.organization?.id)
    : [];
  const canMove = canSwitch && !isTwoFactorForced(user);
  const teams = canMove ? (user.organization?.teams ?? []).filter(({ id }) => id !== user.team?.id) : [];
  return [
    ...themes.map(({ value, icon }) => ({
      id: `theme-${value}`,
      title: THEME_TITLES[value],
      words: "appearance color colour mode",
      icon,
      kind: "action" as const,
      isRemembered: true,
      run: () => theme.choose(value),
    })),
    ...organizations.map(({ id, name }) => ({
      id: `organization-${id}`,
      title: `Switch to ${name}`,
      place: "Organisation",
      words: "organization change",
      icon: ArrowRightLeft,
      kind: "action" as const,
      isRemembered: false,
      run: () => switchTo({ organizationId: id }),
    })),
    ...teams.map(({ id, name }) => ({
      id: `project-${id}`,
      title: `Switch to ${name ?? `project ${id}`}`,
      place: "Project",
      words: "team change",
      icon: ArrowRightLeft,
      kind: "action" as const,
      isRemembered: false,
      run: () => switchTo({ teamId: id }),
    })),
    {
      id: "sign-out",
      title: "Sign out",
      words: "log out logout leave end",
      icon: LogOut,
      kind: "action" as const,
      isRemembered: false,
      run: signOut,
    },
  ];
}

const THEME_TITLES: Record<ThemeMode, string> = {
  system: "Use the theme of this device",
  light: "Use the light theme",
  dark: "Use the dark theme",
};
