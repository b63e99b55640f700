"use client";

import { useQuery } from "@tanstack/react-query";
import { AccessNotice } from "@/components/settings/access-notice";
import { BackLink } from "@/components/settings/back-link";
import { ProofClock } from "@/components/settings/proof-clock";
import { findReadOnlyReason } from "@/components/settings/read-only-reason";
import { RecentActivity } from "@/components/settings/recent-activity";
import { useAccess, useCan } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { PageHeader } from "@/components/ui/page-header";
import { hasPasskeys, isTwoFactorOn } from "@/lib/client/security/describe-two-factor";
import { securityQueries } from "@/lib/client/security/queries";
import { routes } from "@/lib/routes";
import { AuthenticatorsCard } from "./authenticators-card";
import { CheckUpCard } from "./check-up-card";
import { DangerCard } from "./danger-card";
import { hasAuthenticator } from "./has-authenticator";
import { PasskeysCard } from "./passkeys-card";
import { PasswordCard } from "./password-card";
import { SessionsCard } from "./sessions-card";
import { SpareCodesCard } from "./spare-codes-card";
import { TwoFactorCard } from "./two-factor-card";

export function SecurityPage() {
  const access = useAccess("manageTwoFactor");
  return (
    <>
      <PageHeader
        before={
          <BackLink href={routes.settings} className="sm:hidden">
            Settings
          </BackLink>
        }
        title="Security"
        description="Who can sign in as you, and what happened in your account."
      />
      {access.kind === "works" ? (
        <Sections />
      ) : (
        // All of it hangs on a session, and nothing is asked that would be refused.
        <AccessNotice access={access} look="card" className="mt-6" />
      )}
    </>
  );
}

function Sections() {
  const { user } = useViewer();
  const isReadOnly = findReadOnlyReason(user) !== null;
  const isListed = useCan("nameAuthenticators");
  const hasSessions = useCan("listSessions");
  const status = useQuery(securityQueries.status());
  const isOn = !status.isLoadingError && isTwoFactorOn(status.data, user);
  const hasApp = isOn && (!status.data || hasAuthenticator(status.data));
  return (
    <div className="mt-6 flex flex-col gap-4">
      <TwoFactorCard status={status} user={user} />
      {!isReadOnly && <CheckUpCard status={status} />}
      {isOn && (
        <AuthenticatorsCard
          isListed={isListed}
          hasApp={hasApp}
          hasPasskeys={status.data?.passkeys_enabled_for_2fa === true}
        />
      )}
      {hasApp && !isReadOnly && <SpareCodesCard status={status.data} />}
      {status.data && hasPasskeys(status.data) && <PasskeysCard status={status.data} />}
      <PasswordCard user={user} />
      {hasSessions && <SessionsCard />}
      <RecentActivity />
      {hasApp && !isReadOnly && <DangerCard user={user} />}
      <ProofClock />
    </div>
  );
}
