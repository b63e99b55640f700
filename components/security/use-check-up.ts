"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useViewer } from "@/components/settings/viewer-context";
import { useNow } from "@/components/ui/use-now";
import { listTasks, type Task } from "@/lib/client/github/list-tasks";
import { useInstallations } from "@/lib/client/github/use-installations";
import { findTwoFactorState } from "@/lib/client/security/describe-two-factor";
import { type Finding, listFindings } from "@/lib/client/security/list-findings";
import { securityQueries } from "@/lib/client/security/queries";
import { type CheckState, toCheckState } from "@/lib/client/security/to-check-state";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";

type CheckUp = {
  findings: Finding[];
  /** The line above says that 2FA is off, or is about to. */
  isElse: boolean;
  state: CheckState;
};

/** Everything that the check-up looks at; a server without a list has nothing to look at there. */
export function useCheckUp(status: UseQueryResult<TwoFactorStatus>): CheckUp {
  const { user, capabilities } = useViewer();
  const { access } = capabilities;
  const hasApps = access.nameAuthenticators.kind === "works";
  const hasSessions = access.listSessions.kind === "works";
  const apps = useQuery({ ...securityQueries.authenticators(), enabled: hasApps });
  const sessions = useQuery({ ...securityQueries.sessions(), enabled: hasSessions });
  const installations = useInstallations();
  const findings = listFindings({
    access,
    user,
    status: status.data,
    authenticators: apps.data,
    sessions: sessions.data,
    nowMs: useNow(),
  });
  const links = listTasks(installations.data ?? [], []).map(toFinding);
  const reads = [status, installations, ...(hasApps ? [apps] : []), ...(hasSessions ? [sessions] : [])];
  const isElse = status.isPending ? user.is_2fa_enabled === false : findTwoFactorState(status.data) === "off";
  const others = findings.filter(({ id }) => !(isElse && id === "two-factor-off"));
  return { findings: sortFindings([...others, ...links]), isElse, state: toCheckState(reads) };
}

function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => Number(a.level === "advise") - Number(b.level === "advise"));
}

function toFinding({ id, text, action, href }: Task): Finding {
  const why = "A connection that does not work.";
  return { id: `github-${id}`, level: "act", text, why, action, href, needs: "listGithub" };
}
