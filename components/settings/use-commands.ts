"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CornerDownRight, FileText } from "lucide-react";
import { githubQueries } from "@/lib/client/github/queries";
import { toInstallation } from "@/lib/routes";
import type { Command } from "./command";
import { listCommandEntries } from "./command-entries";
import { settingsEntries } from "./entries";
import { useCommandActions } from "./use-command-actions";
import { useViewer } from "./viewer-context";

/** All that can be reached or run from the menu, in the order of the settings. */
export function useCommands(): Command[] {
  const { user, capabilities } = useViewer();
  return [
    ...listCommandEntries(user, capabilities).map((entry) => ({
      ...entry,
      icon: findIcon(entry.href),
      isRemembered: true,
    })),
    ...useInstallationCommands(),
    ...useCommandActions(),
  ];
}

function findIcon(href: string) {
  if (href.includes("#")) return CornerDownRight;
  return settingsEntries.find((entry) => entry.href === href)?.icon ?? FileText;
}

/** Those that were read by a page already; the menu asks for nothing. */
function useInstallationCommands(): Command[] {
  const rows = useQueryClient().getQueryData(githubQueries.installations().queryKey) ?? [];
  return rows.map(({ installation_id: id, account }) => ({
    id: `installation-${id}`,
    title: account?.name ?? "GitHub account",
    place: "GitHub",
    words: "repositories branches",
    href: toInstallation(id),
    icon: findIcon(""),
    isRemembered: false,
  }));
}
