"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { AccessNotice } from "@/components/settings/access-notice";
import { BackLink } from "@/components/settings/back-link";
import { useProof } from "@/components/settings/proof-context";
import { findReadOnlyReason } from "@/components/settings/read-only-reason";
import { useAccess } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { changeEmail } from "@/lib/client/email/email-calls";
import { hasNoMail } from "@/lib/client/email/has-no-mail";
import { startTimes } from "@/lib/client/email/resend-store";
import type { StepAfter } from "@/lib/client/email/verify-email";
import { refetchSecurity } from "@/lib/client/security/refetch-security";
import { expectEnd } from "@/lib/client/session";
import { routes } from "@/lib/routes";
import { AddressCard } from "./address-card";
import { ChangeCard } from "./change-card";
import { findAddressOwner } from "./find-address-owner";
import { OutcomeNotice } from "./outcome-notice";
import { PendingCard } from "./pending-card";
import { UnverifiedCard } from "./unverified-card";
import { useOutcome } from "./use-outcome";
import { usePendingWatch } from "./use-pending-watch";

const TO_REASON = { none: "verified", sign_in: "verified", second_factor: "verified-2fa" } as const;

export function EmailPage() {
  const client = useQueryClient();
  const { user, capabilities } = useViewer();
  const { withProof } = useProof();
  const [outcome, dismiss] = useOutcome(user);
  const [isFixing, setIsFixing] = useState(false);
  const [start, setStart] = useState<"code" | "fix" | null>(null);
  const { uuid, email } = user;
  const pending = user.pending_email ?? null;
  const access = useAccess("changeEmail");
  const owner = findAddressOwner(user);
  const isReadOnly = owner !== null || findReadOnlyReason(user) !== null;
  const refetch = () => refetchSecurity(client);
  usePendingWatch(pending !== null);
  const panel = {
    uuid,
    mailboxUrl: capabilities.mailboxUrl,
    onSettled: () => void refetch(),
    onVerified: (step: StepAfter) => {
      // Confirmed, and this session may have ended, by it or before: the read that finds that out says why.
      if (step !== "sso") expectEnd(TO_REASON[step]);
      void refetch().finally(() => expectEnd(null));
    },
  };

  useEffect(() => {
    // What held the focus went with the step that is over.
    if (outcome) document.querySelector<HTMLElement>("h1")?.focus();
  }, [outcome]);

  async function submit(address: string) {
    const changed = await withProof(() => changeEmail(address));
    if (changed.pending_email) startTimes(uuid);
    await refetch();
    setStart("code");
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
        {owner && (
          <Notice tone="neutral" title={owner.title} announce={false}>
            {owner.detail}
          </Notice>
        )}
        {!isReadOnly && pending && !isFixing && (
          <PendingCard
            {...panel}
            key={pending}
            pending={pending}
            current={email}
            start={start}
            onFix={() => setIsFixing(true)}
          />
        )}
        {!isReadOnly && !pending && user.is_email_verified === false && (
          <UnverifiedCard {...panel} email={email} />
        )}
        {!isReadOnly && !pending && <AccessNotice access={access} look="card" title="Change your address" />}
        {!isReadOnly && access.kind === "works" && (!pending || isFixing) && (
          <ChangeCard
            key={pending}
            current={email}
            pending={pending}
            hasNoMail={hasNoMail(capabilities)}
            onSubmit={submit}
            onCancel={() => {
              setStart("fix");
              setIsFixing(false);
            }}
          />
        )}
      </div>
    </>
  );
}
