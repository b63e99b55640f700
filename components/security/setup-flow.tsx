"use client";

import type { Route } from "next";
import { type ReactNode, Suspense, useState } from "react";
import { useLeaveGuard } from "@/components/settings/use-leave-guard";
import { lazyPart } from "@/components/ui/lazy-part";
import { SetupBegin } from "./setup-begin";
import { SetupBeginNamed } from "./setup-begin-named";
import { SetupSkeleton } from "./setup-skeleton";
import type { SetupPlan } from "./setup-steps";
import { useFreshCodes } from "./use-fresh-codes";
import { useSetup } from "./use-setup";

const load = () => import("./setup-under-way");
const SetupUnderWay = lazyPart(async () => (await load()).SetupUnderWay);

interface SetupFlowProps {
  /** Whether the account has an app, as last read. */
  isOn: boolean;
  asksName: boolean;
  /** Of the app that is replaced, which the new one may keep. */
  oldName: string | null;
  toPlan: (name: string) => SetupPlan;
  /** Where it leads when it is done. */
  href: Route;
  /** What stands before the first step. */
  children: ReactNode;
}

/** From the first click to an app that works, and to backup codes for the first one. */
export function SetupFlow({ isOn, asksName, oldName, toPlan, href, children }: SetupFlowProps) {
  const setup = useSetup(isOn);
  const fresh = useFreshCodes();
  const guard = useLeaveGuard(fresh.isDue || fresh.sheet !== null);

  const [isLoading, setIsLoading] = useState(false);

  async function begin(name: string) {
    // The next step stands at once; where its code does not come, it says so itself.
    setIsLoading(true);
    await load().catch(() => {});
    setIsLoading(false);
    await setup.begin(toPlan(name));
  }

  // Codes of a set-up that was left while they were made come before a new one.
  if (setup.step.at === "begin" && !fresh.sheet) {
    const { problem } = setup;
    const isStarting = isLoading || setup.isStarting;
    if (asksName) {
      return (
        <SetupBeginNamed oldName={oldName ?? ""} isStarting={isStarting} problem={problem} onBegin={begin}>
          {children}
        </SetupBeginNamed>
      );
    }
    return (
      <SetupBegin
        isStarting={isStarting}
        problem={problem}
        onSubmit={(event) => {
          event.preventDefault();
          void begin("");
        }}
      >
        {children}
      </SetupBegin>
    );
  }
  return (
    <Suspense fallback={<SetupSkeleton />}>
      <SetupUnderWay setup={setup} fresh={fresh} guard={guard} href={href} />
    </Suspense>
  );
}
