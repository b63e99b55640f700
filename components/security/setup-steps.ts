import type { PendingSetup } from "@/lib/client/security/two-factor-calls";
import { SETUP_TTL_SECONDS } from "@/lib/contract/limits";
import type { CodeProblem } from "./setup-code-problem";

/** What a set-up is for: the account's first app, one more, or one in the place of another. */
export type SetupPlan =
  | { kind: "first" }
  | { kind: "add"; name: string }
  | { kind: "replace"; old: { id: string; name: string }; name: string | null };

type Open = { plan: SetupPlan; setup: PendingSetup; expiresAtMs: number; failures: number };

/** Why a set-up that was begun is no more; the account is as it was. */
export type SetupEnd = "expired" | "elsewhere" | "replaced" | "left" | "restart";

export type SetupStep =
  | { at: "begin" }
  | ({ at: "scan" } & Open)
  | ({ at: "code"; problem: CodeProblem | null } & Open)
  | { at: "over"; plan: SetupPlan; end: SetupEnd }
  | { at: "codes"; plan: SetupPlan }
  | { at: "remains"; plan: SetupPlan; error: Error }
  | { at: "done"; plan: SetupPlan };

export type SetupEvent =
  | { type: "started"; plan: SetupPlan; setup: PendingSetup; nowMs: number }
  | { type: "scanned" }
  | { type: "asked-again" }
  | { type: "refused"; problem: CodeProblem }
  | { type: "typed" }
  | { type: "ended"; end: SetupEnd }
  | { type: "confirmed" }
  | { type: "kept-old"; error: Error }
  | { type: "removed-old" };

/** The secret is in the steps that show it and in no other: to move on is to forget it. */
export function toNextStep(step: SetupStep, event: SetupEvent): SetupStep {
  switch (event.type) {
    case "started":
      return start(step, event);
    case "scanned":
      return step.at === "scan" ? { ...step, at: "code", problem: null } : step;
    case "asked-again":
      return step.at === "code" ? { ...toOpen(step), at: "scan" } : step;
    case "refused":
      return step.at === "code" ? refuse(step, event.problem) : step;
    case "typed":
      // What was said concerned the former code; a wait stays until it is over.
      return step.at === "code" && step.problem?.kind !== "locked" ? { ...step, problem: null } : step;
    case "ended":
      return end(step, event.end);
    case "confirmed":
      return confirm(step);
    case "kept-old":
      return keepOld(step, event.error);
    case "removed-old":
      return step.at === "remains" ? { at: "done", plan: step.plan } : step;
    default:
      return event satisfies never;
  }
}

export function isOpen(step: SetupStep): step is Extract<SetupStep, Open> {
  return step.at === "scan" || step.at === "code";
}

function start(step: SetupStep, event: Extract<SetupEvent, { type: "started" }>): SetupStep {
  if (step.at !== "begin" && step.at !== "over") return step;
  const { plan, setup, nowMs } = event;
  return { at: "scan", plan, setup, expiresAtMs: nowMs + SETUP_TTL_SECONDS * 1_000, failures: 0 };
}

/** Turned on elsewhere meanwhile, a set-up that is over already has nothing to start over. */
function end(step: SetupStep, why: SetupEnd): SetupStep {
  const isEnding = isOpen(step) || (step.at === "over" && why === "elsewhere");
  return isEnding ? { at: "over", plan: step.plan, end: why } : step;
}

function refuse(step: Extract<SetupStep, { at: "code" }>, problem: CodeProblem): SetupStep {
  const failures = step.failures + (problem.kind === "wrong" ? 1 : 0);
  return { ...step, problem, failures };
}

/** A code may be accepted just as its time runs out, so "over" is not the last word. */
function confirm(step: SetupStep): SetupStep {
  if (!isOpen(step) && step.at !== "over") return step;
  return { at: step.plan.kind === "first" ? "codes" : "done", plan: step.plan };
}

function keepOld(step: SetupStep, error: Error): SetupStep {
  return step.at === "done" || step.at === "remains" ? { at: "remains", plan: step.plan, error } : step;
}

function toOpen({ plan, setup, expiresAtMs, failures }: Open): Open {
  return { plan, setup, expiresAtMs, failures };
}
