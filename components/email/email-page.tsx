"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { BackLink } from "@/components/settings/back-link";
import { useProof } from "@/components/settings/proof-context";
import { useViewer } from "@/components/settings/viewer-context";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { changeEmail } from "@/lib/client/email/email-calls";
import { hasNoMail } from "@/lib/client/email/has-no-mail";
import { startTimes } from "@/lib/client/email/resend-store";
import { refetchSecurity } from "@/lib/client/security/refetch-security";
import { routes } from "@/lib/routes";
import { AddressCard } from "./address-card";
import { ChangeCard } from "./change-card";
import { OutcomeNotice } from "./outcome-notice";
import { PendingCard } from "./pending-card";
import { findReadOnlyReason } from "./read-only-reason";
import { UnverifiedCard } from "./unverified-card";
import { useOutcome } from "./use-outcome";

export function EmailPage() {
  const client = useQueryClient();
  const { user, capabilities } = useViewer();
  const { withProof } = useProof();
  const [outcome, dismiss] = useOutcome(user);
  const [isFixing, setIsFixing] = useState(false);
  const [isNew, setIsNew] = useState(false);
  const { uuid, email } = user;
  const pending = user.pending_email ?? null;
  const reason = findReadOnlyReason(user);
  const refetch = () => refetchSecurity(client);
  const panel = { uuid, mailboxUrl: capabilities.mailboxUrl, onVerified: () => void refetch() };

  useEffect(() => {
    // What held the focus went with the step that is over.
    if (outcome) document.querySelector<HTMLElement>("h1")?.focus();
  }, [outcome]);

  async function submit(address: string) {
    const changed = await withProof(() => changeEmail(address));
    if (changed.pending_email) startTimes(uuid);
    await refetch();
    setIsNew(true);
    setIsFixing(false);
  }

  return (
    <>
      <PageHeader
        before={
          <BackLink href={routes.settings} className="sm:hidden">
            Settings
          </BackLink>
        }
        title="E-mail"
        description="The address that you sign in with, and where mail about your account goes."
      />
      <div className="mt-6 flex flex-col gap-4">
        {outcome && <OutcomeNotice outcome={outcome} onDismiss={dismiss} />}
        <AddressCard user={user} />
        {reason && (
          <Notice tone="neutral" title={reason.title} announce={false}>
            {reason.detail}
          </Notice>
        )}
        {!reason && pending && !isFixing && (
          <PendingCard
            {...panel}
            key={pending}
            pending={pending}
            current={email}
            isNew={isNew}
            onFix={() => setIsFixing(true)}
          />
        )}
        {!reason && !pending && user.is_email_verified === false && (
          <UnverifiedCard {...panel} email={email} />
        )}
        {!reason && (!pending || isFixing) && (
          <ChangeCard
            key={pending}
            current={email}
            pending={pending}
            hasNoMail={hasNoMail(capabilities)}
            onSubmit={submit}
            onCancel={() => setIsFixing(false)}
          />
        )}
      </div>
    </>
  );
}
