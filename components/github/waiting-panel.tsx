"use client";

import { formatClock } from "@/components/settings/format-clock";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { ATTEMPT_TTL_MS, type ConnectAttempt } from "@/lib/client/github/connect-attempt";
import { NothingArrives } from "./nothing-arrives";
import { TOUCH_TARGET } from "./touch-target";
import type { Connect } from "./use-connect";
import { saveAttempt } from "./use-connect-attempt";

interface WaitingPanelProps {
  attempt: ConnectAttempt;
  connect: Connect;
}

const NEXT_STEPS: Record<string, string> = {
  app_install:
    "On GitHub, choose an account and the repositories to share, then install. “Configure” marks those that have the app already. In an organisation that you do not own, your request goes to an owner.",
  oauth_authorize:
    "On GitHub, confirm that it is you. The app is already installed for your project, so there is nothing to choose.",
  oauth_discover:
    "On GitHub, authorise once. Every account that you can see and that has the app is then connected.",
};

/** Shown while GitHub has the word, also after coming back with the Back button. */
export function WaitingPanel({ attempt, connect }: WaitingPanelProps) {
  const { server, serverName } = useViewer().capabilities;
  const isElsewhere = server === "posthog";
  const secondsLeft = useSecondsLeft(attempt.startedAtMs + ATTEMPT_TTL_MS);
  const isOver = secondsLeft === 0;
  // An authorisation took up what is there already; a new account is what the install page is for.
  const again = attempt.flow?.startsWith("oauth_") ? connect.finish : connect.connect;
  const cancel = () => saveAttempt(null);
  return (
    <Notice
      announce={false}
      tone={isOver ? "warning" : "info"}
      {...(!isOver && { icon: <Spinner /> })}
      title={toTitle(isOver, isElsewhere)}
      actions={
        <>
          <Button
            variant="primary"
            size="sm"
            className={TOUCH_TARGET}
            pending={connect.isStarting}
            pendingLabel="Opening GitHub"
            disabled={!connect.isAllowed}
            onClick={again}
          >
            {isOver ? "Start again" : "Open GitHub again"}
          </Button>
          <Button size="sm" variant="ghost" className={TOUCH_TARGET} onClick={cancel}>
            {isOver ? "Dismiss" : "Cancel"}
          </Button>
        </>
      }
    >
      {isElsewhere && isOver && (
        <>
          What may have happened:
          <NothingArrives />
        </>
      )}
      {isElsewhere && !isOver && (
        <>
          Finish in the tab of GitHub, which ends on a page of {serverName}. Then come back here: the account
          appears by itself. <span className="tabular-nums">{formatClock(secondsLeft)} left.</span>
          <details className="mt-1">
            <summary className="w-fit cursor-pointer rounded-sm py-1 font-medium text-text pointer-coarse:py-3">
              Nothing arrives?
            </summary>
            <NothingArrives />
          </details>
        </>
      )}
      {!isElsewhere &&
        (isOver ? (
          "This attempt has expired and nothing was changed. If you finished on GitHub after all, start again: it only takes a confirmation."
        ) : (
          <>
            {NEXT_STEPS[attempt.flow ?? ""] ?? "Finish on GitHub; this page notices by itself."}{" "}
            <span className="tabular-nums">{formatClock(secondsLeft)} left.</span>
          </>
        ))}
    </Notice>
  );
}

function toTitle(isOver: boolean, isElsewhere: boolean): string {
  if (!isOver) return "Waiting for GitHub";
  return isElsewhere ? "Nothing has arrived for ten minutes" : "GitHub has not answered for ten minutes";
}
