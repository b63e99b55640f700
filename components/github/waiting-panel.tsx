"use client";

import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { ATTEMPT_TTL_MS, type ConnectAttempt } from "@/lib/client/github/connect-attempt";
import { TOUCH_TARGET } from "./touch-target";
import type { Connect } from "./use-connect";
import { saveAttempt } from "./use-connect-attempt";
import { WaitingElsewhere, WaitingHere } from "./waiting-text";

interface WaitingPanelProps {
  attempt: ConnectAttempt;
  connect: Connect;
}

/** Shown while GitHub has the word, also after coming back with the Back button. */
export function WaitingPanel({ attempt, connect }: WaitingPanelProps) {
  const isElsewhere = !useViewer().capabilities.traits.githubReturnsHere;
  const secondsLeft = useSecondsLeft(attempt.startedAtMs + ATTEMPT_TTL_MS);
  const isOver = secondsLeft === 0;
  // An authorisation took up what is there already; a new account is what the install page is for.
  const again = attempt.flow?.startsWith("oauth_") ? connect.finish : connect.connect;
  const cancel = () => {
    saveAttempt(null);
    document.querySelector("h1")?.focus({ preventScroll: true });
  };
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
      {isElsewhere ? (
        <WaitingElsewhere secondsLeft={secondsLeft} />
      ) : (
        <WaitingHere flow={attempt.flow} secondsLeft={secondsLeft} />
      )}
    </Notice>
  );
}

function toTitle(isOver: boolean, isElsewhere: boolean): string {
  if (!isOver) return "Waiting for GitHub";
  return isElsewhere ? "Nothing has arrived for ten minutes" : "GitHub has not answered for ten minutes";
}
