import { Bell, LayoutDashboard, type LucideIcon, Mail, ShieldCheck, User } from "lucide-react";
import type { Route } from "next";
import type { Access, AccessTable } from "@/lib/contract/access";
import { routes } from "@/lib/routes";
import { GithubIcon } from "./github-icon";

export type SettingsEntry = {
  href: Route;
  label: string;
  /** On a phone's list page; null while nobody knows what the server has. */
  hint: (access: AccessTable | null) => string;
  icon: LucideIcon | typeof GithubIcon;
};

/** The pages of the settings in order; an area adds its line here. */
export const settingsEntries: readonly SettingsEntry[] = [
  { href: routes.settings, label: "Overview", hint: () => "What needs you", icon: LayoutDashboard },
  {
    href: routes.github,
    label: "GitHub",
    hint: () => "Accounts, repositories and branches",
    icon: GithubIcon,
  },
  { href: routes.security, label: "Security", hint: describeSecurity, icon: ShieldCheck },
  {
    href: routes.notifications,
    label: "Notifications",
    hint: () => "What reaches you, and where",
    icon: Bell,
  },
  { href: routes.email, label: "E-mail", hint: () => "Your address, and a change of it", icon: Mail },
  { href: routes.profile, label: "Profile", hint: describeProfile, icon: User },
];

function describeSecurity(access: AccessTable | null): string {
  const hasSessions = access !== null && isOffered(access.listSessions);
  return hasSessions ? "Two-factor, password and sessions" : "Two-factor and password";
}

function describeProfile(access: AccessTable | null): string {
  const hasKeys = access !== null && isOffered(access.manageApiKeys);
  return hasKeys ? "You, your preferences and API keys" : "You and your preferences";
}

function isOffered({ kind }: Access): boolean {
  return kind !== "not_offered" && kind !== "elsewhere";
}
