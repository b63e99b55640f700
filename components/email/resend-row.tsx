"use client";

import { describeWait } from "@/components/settings/describe-wait";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import type { ResendState } from "@/lib/client/email/resend-times";
import type { Resend } from "@/lib/client/email/use-resend";
import type { ApiError } from "@/lib/contract/api-error";

/** Another mail, with its wait in sight, and what there is to do when none may be asked for. */
export function ResendRow({ resend }: { resend: Resend }) {
  const { state, isPending, count, problem, send } = resend;
  const left = useSecondsLeft(findUntil(state));
  const isRefused = state.kind === "refused" && left > 0;
  return (
    <div id="resend-mail" className="scroll-mt-20">
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
        {state.kind !== "ended" && !isRefused && (
          <Button size="sm" pending={isPending} pendingLabel="Sending" disabled={left > 0} onClick={send}>
            Send another mail
          </Button>
        )}
        <p className="text-sm text-pretty text-muted tabular-nums">
          {toText({ isEnded: state.kind === "ended", isRefused, left, count })}
        </p>
      </div>
      <LiveRegion message={["", SENT, "One more mail is on its way."][count] ?? ""} />
      {problem && (
        <Notice
          tone="danger"
          title={toTitle(problem)}
          requestId={problem.status >= 500 ? (problem.requestId ?? undefined) : undefined}
          className="mt-3"
        >
          {problem.code === "email_not_available" ? NO_MAIL : problem.detail}
        </Notice>
      )}
    </div>
  );
}

function findUntil(state: ResendState): number | null {
  if (state.kind === "ended") return null;
  return state.kind === "refused" ? state.untilMs : state.fromMs;
}

type Facts = { isEnded: boolean; isRefused: boolean; left: number; count: number };

function toText({ isEnded, isRefused, left, count }: Facts): string {
  if (isRefused) return `Too many mails were asked for. You can ask again ${describeWait(left)}.`;
  if (isEnded) return "That was the last mail for now. Its code and link are the ones that work.";
  if (left > 0) return `${count > 0 ? `${SENT} ` : ""}You can ask for another ${describeWait(left)}.`;
  return "No mail yet? A new one voids the code and link of the one before.";
}

function toTitle({ code }: ApiError): string {
  return code === "email_not_available" ? "This server sends no mail" : "No mail was sent";
}

const SENT = "Another mail is on its way.";
const NO_MAIL = "Ask the people who run it to set mail up, or to confirm the address for you.";
