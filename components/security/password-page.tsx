"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { BarrierCard } from "@/components/settings/barrier-card";
import { TaskPage, useTaskReturn } from "@/components/settings/task-page";
import { useCan, useMayChange } from "@/components/settings/use-access";
import { useProvedMutation } from "@/components/settings/use-proved-mutation";
import { useViewer } from "@/components/settings/viewer-context";
import { Card } from "@/components/ui/card";
import { securityQueries } from "@/lib/client/security/queries";
import { changePassword } from "@/lib/client/security/session-calls";
import { routes } from "@/lib/routes";
import { listEnded } from "./list-ended";
import { PasswordChanged } from "./password-changed";
import { PasswordForm, type PasswordValues } from "./password-form";

type Done = { wasSet: boolean; ended: string[] | null };

export function PasswordPage() {
  const client = useQueryClient();
  const { user, capabilities } = useViewer();
  const isAllowed = useMayChange("changePassword");
  const { href, back } = useTaskReturn(routes.security);
  const [done, setDone] = useState<Done | null>(null);
  const change = useProvedMutation(changePassword, (values) => values.current_password);
  const hasPassword = user.has_password !== false;
  const isListed = useCan("listSessions");
  const sessions = useQuery({ ...securityQueries.sessions(), enabled: isListed });

  async function submit({ current, next }: PasswordValues) {
    const before = sessions.data;
    await change.mutateAsync({ password: next, ...(hasPassword && { current_password: current }) });
    const after = client.getQueryData(securityQueries.sessions().queryKey);
    setDone({ wasSet: hasPassword, ended: before && after ? listEnded(before, after) : null });
  }

  return (
    <TaskPage
      title={(done?.wasSet ?? hasPassword) ? "Change password" : "Set a password"}
      description={done || !isAllowed ? undefined : toConsequence(capabilities.traits.endsOtherSessions)}
      back={back}
    >
      {!isAllowed && <BarrierCard action="changePassword" />}
      {done && <PasswordChanged {...done} email={user.email} back={back} />}
      {isAllowed && !done && (
        <Card aria-label="Password">
          <PasswordForm
            email={user.email}
            hasPassword={hasPassword}
            isPending={change.isPending}
            cancelHref={href}
            onSubmit={submit}
          />
        </Card>
      )}
    </TaskPage>
  );
}

function toConsequence(endsSessions: boolean): string {
  return endsSessions
    ? "Your other sessions are ended, and a mail tells you about the change."
    : "A mail tells you about the change.";
}
