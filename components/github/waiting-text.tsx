"use client";

import { formatClock } from "@/components/settings/format-clock";
import { useViewer } from "@/components/settings/viewer-context";
import type { ConnectAttempt } from "@/lib/client/github/connect-attempt";
import { NothingArrives } from "./nothing-arrives";

const NEXT_STEPS: Record<string, string> = {
  app_install:
    "On GitHub, choose an account and the repositories to share, then install. “Configure” marks those that have the app already. In an organisation that you do not own, your request goes to an owner.",
  oauth_authorize:
    "On GitHub, confirm that it is you. The app is already installed for your project, so there is nothing to choose.",
  oauth_discover:
    "On GitHub, authorise once. Every account that you can see and that has the app is then connected.",
};

/** While GitHub leads back to this app, which notices how it ends. */
export function WaitingHere({ flow, secondsLeft }: Pick<ConnectAttempt, "flow"> & { secondsLeft: number }) {
  if (secondsLeft === 0) {
    return "This attempt has expired and nothing was changed. If you finished on GitHub after all, start again: it only takes a confirmation.";
  }
  return (
    <>
      {NEXT_STEPS[flow ?? ""] ?? "Finish on GitHub; this page notices by itself."}{" "}
      <TimeLeft seconds={secondsLeft} />
    </>
  );
}

/** While GitHub leads to the server's own pages, which tell this one nothing. */
export function WaitingElsewhere({ secondsLeft }: { secondsLeft: number }) {
  const { serverName } = useViewer().capabilities;
  if (secondsLeft === 0) {
    return (
      <>
        What may have happened:
        <NothingArrives />
      </>
    );
  }
  return (
    <>
      Finish in the tab of GitHub, which ends on a page of {serverName}. Then come back here: the account
      appears by itself. <TimeLeft seconds={secondsLeft} />
      <details className="mt-1">
        <summary className="w-fit cursor-pointer rounded-sm py-1 font-medium text-text pointer-coarse:py-3">
          Nothing arrives?
        </summary>
        <NothingArrives />
      </details>
    </>
  );
}

function TimeLeft({ seconds }: { seconds: number }) {
  return <span className="tabular-nums">{formatClock(seconds)} left.</span>;
}
