import { Bell, LayoutDashboard, type LucideIcon, Mail, ShieldCheck, User } from "lucide-react";
import type { Route } from "next";
import { routes } from "@/lib/routes";
import { GithubIcon } from "./github-icon";

export type SettingsEntry = {
  href: Route;
  label: string;
  /** On a phone's list page. */
  hint: string;
  icon: LucideIcon | typeof GithubIcon;
};

/** The pages of the settings in order; an area adds its line here. */
export const settingsEntries: readonly SettingsEntry[] = [
  { href: routes.settings, label: "Overview", hint: "What needs you", icon: LayoutDashboard },
  { href: routes.github, label: "GitHub", hint: "Accounts, repositories and branches", icon: GithubIcon },
  { href: routes.security, label: "Security", hint: "Two-factor, password and sessions", icon: ShieldCheck },
  { href: routes.notifications, label: "Notifications", hint: "What reaches you, and where", icon: Bell },
  { href: routes.email, label: "E-mail", hint: "Your address, and a change of it", icon: Mail },
  { href: routes.profile, label: "Profile", hint: "You, your preferences and API keys", icon: User },
];
