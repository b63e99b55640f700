"use client";

import { NavItem, NavList } from "@/components/ui/nav-list";
import { routes } from "@/lib/routes";
import { settingsEntries } from "./entries";
import { NavLink } from "./nav-link";
import { useAttention } from "./use-attention";

interface SettingsNavProps {
  layout: "frame" | "page";
  className?: string;
}

export function SettingsNav({ layout, className }: SettingsNavProps) {
  const attention = useAttention();
  const entries =
    layout === "page" ? settingsEntries.filter((entry) => entry.href !== routes.settings) : settingsEntries;
  return (
    <NavList layout={layout} aria-label="Settings" className={className}>
      {entries.map((entry) => (
        <NavItem key={entry.href}>
          <NavLink entry={entry} layout={layout} attention={attention(entry.href)} />
        </NavItem>
      ))}
    </NavList>
  );
}
