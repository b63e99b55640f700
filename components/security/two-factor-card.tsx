"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { ShieldAlert, ShieldCheck, ShieldQuestion } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { findReadOnlyReason } from "@/components/settings/read-only-reason";
import { ReadState } from "@/components/settings/read-state";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { DateText } from "@/components/ui/date-text";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { findTwoFactorState } from "@/lib/client/security/describe-two-factor";
import type { User } from "@/lib/contract/schemas/account";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { routes } from "@/lib/routes";

interface TwoFactorCardProps {
  status: UseQueryResult<TwoFactorStatus>;
  user: User;
}

/** One line of truth, with its date; a read that failed is no "off". */
export function TwoFactorCard({ status, user }: TwoFactorCardProps) {
  return (
    <Card id="two-factor" aria-label="Two-factor authentication">
      <ReadState
        query={status}
        failed="Whether two-factor authentication is on could not be read"
        safe="It is as you left it."
        skeleton={<TruthSkeleton isOn={user.is_2fa_enabled === true} />}
      >
        {(data) => <Truth status={data} user={user} />}
      </ReadState>
    </Card>
  );
}

function Truth({ status, user }: { status: TwoFactorStatus; user: User }) {
  switch (findTwoFactorState(status)) {
    case "on":
      return (
        <Line
          icon={<ShieldCheck className="size-5" />}
          look="bg-success-soft text-success"
          title={
            <>
              Two-factor authentication is on
              {status.enabled_at && (
                <>
                  {" since "}
                  <DateText value={status.enabled_at} />
                </>
              )}
            </>
          }
        >
          A sign-in needs your password and {toFactor(status)}.
        </Line>
      );
    case "off":
      return (
        <Line
          icon={<ShieldAlert className="size-5" />}
          look="bg-warning-soft text-warning"
          title="Two-factor authentication is off"
          action={
            !findReadOnlyReason(user) && (
              <Button asChild variant="primary">
                <Link href={routes.authenticator}>Set up</Link>
              </Button>
            )
          }
        >
          {toOffText(user)}
        </Line>
      );
    default:
      return (
        <Line
          icon={<ShieldQuestion className="size-5" />}
          look="bg-subtle text-muted"
          title="This server does not say whether two-factor authentication is on"
        >
          Look there before you rely on it.
        </Line>
      );
  }
}

interface LineProps {
  icon: ReactNode;
  look: string;
  title: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

function Line({ icon, look, title, action, children }: LineProps) {
  return (
    <div className="flex flex-wrap items-start gap-4 px-4 py-4 sm:items-center sm:px-6 sm:py-5">
      <span className={cn("grid size-10 shrink-0 place-items-center rounded-lg", look)}>{icon}</span>
      <div className="min-w-0 flex-1 basis-48">
        <h2 className="text-lg font-semibold text-pretty">{title}</h2>
        <p className="max-w-[56ch] text-pretty text-muted">{children}</p>
      </div>
      {action && <div className="flex max-sm:w-full max-sm:*:w-full">{action}</div>}
    </div>
  );
}

/** Of the shape that the account's own word lets expect. */
function TruthSkeleton({ isOn }: { isOn: boolean }) {
  return (
    <SkeletonGroup label="Loading two-factor authentication">
      <div className="flex flex-wrap items-start gap-4 px-4 py-4 sm:items-center sm:px-6 sm:py-5">
        <Skeleton className="size-10" />
        <div className="min-w-0 flex-1 basis-48">
          <Skeleton className="my-0.5 h-5 w-72 max-w-full" />
          {isOn && <Skeleton className="mt-1 mb-0.5 h-5 w-40 sm:hidden" />}
          <Skeleton className="my-0.5 h-4 w-full max-w-96" />
          <Skeleton className={cn("my-0.5 h-4 w-48 max-w-full", isOn && "sm:hidden")} />
          {!isOn && <Skeleton className="my-0.5 h-4 w-32 sm:hidden" />}
        </div>
        {!isOn && <Skeleton className="h-9 w-19 max-sm:w-full" />}
      </div>
    </SkeletonGroup>
  );
}

function toFactor({ has_totp, passkeys_enabled_for_2fa: passkeys }: TwoFactorStatus): string {
  if (!passkeys) return "a code from your authenticator app";
  return has_totp ? "a code from your authenticator app or a passkey" : "a passkey";
}

function toOffText(user: User): string {
  if (user.has_sso_enforcement)
    return "You sign in through your organisation, which asks for a second factor where it wants one.";
  if (user.organization?.enforce_2fa)
    return `${user.organization.name} requires it of all its members. It takes two minutes and an authenticator app.`;
  return "Whoever learns your password can sign in as you. It takes two minutes and an authenticator app.";
}
