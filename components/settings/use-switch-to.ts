"use client";

import { useIsSwitching, useSwitchScope } from "@/lib/client/account/use-switch-scope";
import { askToLeave } from "@/lib/client/leave-gate";
import type { FrameProblem } from "./frame-problem";
import { useViewer } from "./viewer-context";

type Scope = Parameters<ReturnType<typeof useSwitchScope>["mutate"]>[0];

/** Changes organisation or project: one change at a time, from wherever on the page it is asked for. */
export function useSwitchTo(onProblem?: (problem: FrameProblem | null) => void) {
  const { user } = useViewer();
  const change = useSwitchScope();
  const isSwitching = useIsSwitching();

  async function run(scope: Scope) {
    // Another one may have begun while the page asked its question.
    if (isSwitching()) return "stayed" as const;
    onProblem?.(null);
    // Not by a callback of `mutate`, which would go with the menu that called it.
    await change.mutateAsync(scope).catch((error) => onProblem?.({ title: toTitle(scope), error }));
    return "stayed" as const;
  }

  function switchTo(scope: Scope) {
    if (isSwitching()) return;
    // An organisation may close all pages to whoever has no second factor; else they stay.
    const mayClose = "organizationId" in scope && user.is_2fa_enabled !== true;
    askToLeave(() => run(scope), mayClose);
  }

  return { switchTo, change };
}

function toTitle(scope: Scope): string {
  return "teamId" in scope ? "Your project was not changed" : "Your organisation was not changed";
}
