"use client";

import { useQuery } from "@tanstack/react-query";
import { BackLink } from "@/components/settings/back-link";
import { ProofClock } from "@/components/settings/proof-clock";
import { RecentActivity } from "@/components/settings/recent-activity";
import { useViewer } from "@/components/settings/viewer-context";
import { PageHeader } from "@/components/ui/page-header";
import { findTwoFactorState } from "@/lib/client/security/describe-two-factor";
import { securityQueries } from "@/lib/client/security/queries";
import { routes } from "@/lib/routes";
import { AuthenticatorsCard } from "./authenticators-card";
import { CheckUpCard } from "./check-up-card";
import { DangerCard } from "./danger-card";
import { PasskeysCard } from "./passkeys-card";
import { PasswordCard } from "./password-card";
import { SessionsCard } from "./sessions-card";
import { SpareCodesCard } from "./spare-codes-card";
import { TwoFactorCard } from "./two-factor-card";

export function SecurityPage() {
  const { user, capabilities } = useViewer();
  const status = useQuery(securityQueries.status());
  // The account's own word holds the places of what is still being read.
  const isOn = status.isPending ? user.is_2fa_enabled === true : findTwoFactorState(status.data) === "on";
  const has = (feature: (typeof capabilities.features)[number]) => capabilities.features.includes(feature);
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
      <div className="mt-6 flex flex-col gap-4">
        <TwoFactorCard status={status} user={user} />
        <CheckUpCard status={status} />
        {isOn && <AuthenticatorsCard isListed={has("authenticatorsList")} />}
        {isOn && <SpareCodesCard status={status.data} />}
        {status.data?.has_passkeys && <PasskeysCard status={status.data} />}
        <PasswordCard user={user} />
        {has("sessionsList") && <SessionsCard />}
        <RecentActivity />
        {isOn && <DangerCard user={user} />}
        <ProofClock />
      </div>
    </>
  );
}
