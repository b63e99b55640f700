"use client";

import { useQuery } from "@tanstack/react-query";
import { CornerDownRight, FileText, Play } from "lucide-react";
import { isTwoFactorForced } from "@/lib/client/account/is-two-factor-forced";
import { githubQueries } from "@/lib/client/github/queries";
import { securityQueries } from "@/lib/client/security/queries";
import type { Command } from "./command";
import { listCommandEntries } from "./command-entries";
import type { CommandEntry } from "./command-entry";
import { settingsEntries } from "./entries";
import { useCommandActions } from "./use-command-actions";
import { useViewer } from "./viewer-context";

/** All that can be reached or run from the menu, in the order of the settings. */
export function useCommands(): Command[] {
  const { user, capabilities } = useViewer();
  const { access, features } = capabilities;
  // Closed with all other pages until the factor is there.
  const isClosed = isTwoFactorForced(user);
  const { data: accounts } = useQuery({ ...githubQueries.installations(), enabled: !isClosed });
  const hasStatus = access.manageTwoFactor.kind === "works" && !isClosed;
  const { data: status } = useQuery({ ...securityQueries.status(), enabled: hasStatus });
  const entries = listCommandEntries({ user, access, features, accounts, status });
  return [
    ...entries.map((entry) => ({ ...entry, icon: findIcon(entry), isRemembered: !entry.isPersonal })),
    ...useCommandActions(),
  ];
}

function findIcon({ kind, href }: CommandEntry) {
  if (kind === "action") return Play;
  if (href.includes("#")) return CornerDownRight;
  return settingsEntries.find((entry) => entry.href === href)?.icon ?? FileText;
}
