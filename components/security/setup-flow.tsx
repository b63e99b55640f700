"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useLeaveGuard } from "@/components/settings/use-leave-guard";
import { useViewer } from "@/components/settings/viewer-context";
import { LeaveCodesDialog } from "./leave-codes-dialog";
import { SetupBegin } from "./setup-begin";
import { SetupCodeStep } from "./setup-code-step";
import { SetupCodesStep } from "./setup-codes-step";
import { SetupDone } from "./setup-done";
import { SetupOver } from "./setup-over";
import { SetupScanStep } from "./setup-scan-step";
import type { SetupPlan } from "./setup-steps";
import { useFreshCodes } from "./use-fresh-codes";
import { useIssuer } from "./use-issuer";
import { useSetup } from "./use-setup";

interface SetupFlowProps {
  /** Whether the account has an app, as last read. */
  isOn: boolean;
  asksName: boolean;
  toPlan: (name: string) => SetupPlan;
  /** Where it leads when it is done. */
  href: Route;
  /** What stands before the first step. */
  children: ReactNode;
}

/** From the first click to an app that works, and to backup codes for the first one. */
export function SetupFlow({ isOn, asksName, toPlan, href, children }: SetupFlowProps) {
  const router = useRouter();
  const { user } = useViewer();
  const setup = useSetup(isOn);
  const fresh = useFreshCodes();
  const guard = useLeaveGuard(fresh.isDue || fresh.sheet !== null);
  const { step, dispatch, isStarting, problem, begin } = setup;
  const issuer = useIssuer();
  const shown = { issuer, account: user.email };

  async function confirm(token: string) {
    if (step.at !== "code") return;
    const isConfirmed = await setup.confirm(token);
    if (isConfirmed && step.plan.kind === "first") await fresh.make();
  }

  function startOver(plan: SetupPlan) {
    dispatch({ type: "ended", end: "restart" });
    void begin(plan);
  }

  function leave() {
    fresh.forget();
    guard.pass();
    router.replace(href);
  }

  function drawCodes(place?: string) {
    return (
      <>
        <SetupCodesStep place={place} fresh={fresh} later={href} onSaved={leave} />
        <LeaveCodesDialog
          guard={guard}
          isMaking={fresh.sheet === null}
          hasFormer={false}
          onLeave={fresh.forget}
        />
      </>
    );
  }

  switch (step.at) {
    case "begin":
      // Codes of a set-up that was left while they were made.
      if (fresh.sheet) return drawCodes();
      return (
        <SetupBegin
          asksName={asksName}
          isStarting={isStarting}
          problem={problem}
          onBegin={(name) => begin(toPlan(name))}
        >
          {children}
        </SetupBegin>
      );
    case "scan":
      return (
        <SetupScanStep
          {...shown}
          place={toPlace(1, step.plan)}
          secret={step.setup.secret}
          expiresAtMs={step.expiresAtMs}
          onScanned={() => dispatch({ type: "scanned" })}
        />
      );
    case "code":
      return (
        <SetupCodeStep
          {...shown}
          place={toPlace(2, step.plan)}
          expiresAtMs={step.expiresAtMs}
          failures={step.failures}
          problem={step.problem}
          onSubmit={confirm}
          onProblem={(refusal) => dispatch({ type: "refused", problem: refusal })}
          onTyped={() => dispatch({ type: "typed" })}
          onBack={() => dispatch({ type: "asked-again" })}
          onStartOver={() => startOver(step.plan)}
        />
      );
    case "over":
      return (
        <SetupOver
          end={step.end}
          href={href}
          isStarting={isStarting}
          problem={problem}
          onStartOver={() => begin(step.plan)}
        />
      );
    case "codes":
      return drawCodes(toPlace(3, step.plan));
    case "remains":
    case "done":
      return (
        <SetupDone
          plan={step.plan}
          error={step.at === "remains" ? step.error : null}
          href={href}
          onRemoveOld={setup.removeOld}
        />
      );
    default:
      return step satisfies never;
  }
}

function toPlace(number: number, plan: SetupPlan): string {
  return `Step ${number} of ${plan.kind === "first" ? 3 : 2}`;
}
