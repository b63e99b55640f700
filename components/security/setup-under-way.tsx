"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import type { LeaveGuard } from "@/components/settings/use-leave-guard";
import { useViewer } from "@/components/settings/viewer-context";
import { LeaveCodesDialog } from "./leave-codes-dialog";
import { SetupCodeStep } from "./setup-code-step";
import { SetupCodesStep } from "./setup-codes-step";
import { SetupDone } from "./setup-done";
import { SetupOver } from "./setup-over";
import { SetupScanStep } from "./setup-scan-step";
import type { SetupPlan } from "./setup-steps";
import type { FreshCodes } from "./use-fresh-codes";
import { useIssuer } from "./use-issuer";
import type { Setup } from "./use-setup";

interface SetupUnderWayProps {
  setup: Setup;
  fresh: FreshCodes;
  guard: LeaveGuard;
  href: Route;
}

/** The steps after the first click. */
export function SetupUnderWay({ setup, fresh, guard, href }: SetupUnderWayProps) {
  const router = useRouter();
  const { user } = useViewer();
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
      return drawCodes();
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
