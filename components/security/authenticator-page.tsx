"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BarrierCard } from "@/components/settings/barrier-card";
import { ReadError } from "@/components/settings/read-error";
import { TaskPage, useTaskReturn } from "@/components/settings/task-page";
import { useCan, useMayChange } from "@/components/settings/use-access";
import { Card } from "@/components/ui/card";
import { securityQueries } from "@/lib/client/security/queries";
import { routes } from "@/lib/routes";
import { AuthenticatorIntro } from "./authenticator-intro";
import { AuthenticatorUnsupported } from "./authenticator-unsupported";
import { hasAuthenticator } from "./has-authenticator";
import { SetupFlow } from "./setup-flow";
import { SetupSkeleton } from "./setup-skeleton";
import type { SetupPlan } from "./setup-steps";
import { useReplacedApp } from "./use-replaced-app";

interface AuthenticatorPageProps {
  /** The app to be replaced. */
  replaceId: string | null;
}

/** Also the page of people who may use nothing else yet: it reads the status, and apps only where there are some. */
export function AuthenticatorPage({ replaceId }: AuthenticatorPageProps) {
  const isAllowed = useMayChange("manageTwoFactor");
  const { href, back } = useTaskReturn(routes.security);
  const status = useQuery({ ...securityQueries.status(), enabled: isAllowed });
  const isOn = status.data ? hasAuthenticator(status.data) : null;
  // What the page began as: turning on two-factor authentication must not turn it into another page.
  const [wasOn, setWasOn] = useState(isOn);
  if (wasOn === null && isOn !== null) setWasOn(isOn);
  const hasNames = useCan("nameAuthenticators");
  const replaced = useReplacedApp(wasOn && hasNames ? replaceId : null);
  const error = status.data ? replaced.error : status.error;

  function draw() {
    if (!isAllowed) return <BarrierCard action="manageTwoFactor" />;
    if (error) {
      return (
        <Card>
          <ReadError
            title="Your two-factor status could not be read"
            error={error}
            safe="Nothing was changed."
            onRetry={() => (status.data ? replaced.refetch() : status.refetch())}
            isRetrying={status.isFetching || replaced.isFetching}
          />
        </Card>
      );
    }
    if (isOn === null || wasOn === null || replaced.isLoading) return <SetupSkeleton />;
    if (wasOn && !hasNames) return <AuthenticatorUnsupported />;
    const { app, isOnly } = replaced;
    const kind = toKind(wasOn, app !== null);
    const asksName = kind !== "first" && !isOnly;
    return (
      <SetupFlow
        key={kind}
        isOn={isOn}
        href={href}
        asksName={asksName}
        oldName={app?.name ?? null}
        toPlan={(name): SetupPlan => {
          if (!wasOn) return { kind: "first" };
          if (app === null) return { kind: "add", name };
          return { kind: "replace", old: app, name: asksName ? name : null };
        }}
      >
        <AuthenticatorIntro kind={kind} oldName={app?.name ?? null} isGone={replaced.isGone} />
      </SetupFlow>
    );
  }

  return (
    <TaskPage
      title={TITLES[toKind(wasOn ?? false, replaceId !== null)]}
      description="An app on your device that makes a new code every 30 seconds."
      back={back}
    >
      {draw()}
    </TaskPage>
  );
}

function toKind(isOn: boolean, isReplacing: boolean): SetupPlan["kind"] {
  if (!isOn) return "first";
  return isReplacing ? "replace" : "add";
}

const TITLES: Record<SetupPlan["kind"], string> = {
  first: "Set up an authenticator app",
  add: "Add an authenticator app",
  replace: "Replace an authenticator app",
};
