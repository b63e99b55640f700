"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { RequestId } from "./request-id";
import { TONES, type Tone } from "./tone";

interface NoticeProps {
  tone?: Tone;
  title: ReactNode;
  children?: ReactNode;
  icon?: ReactNode;
  actions?: ReactNode;
  requestId?: string | undefined;
  onDismiss?: () => void;
  /** False for a notice that is simply part of the page. */
  announce?: boolean;
  className?: string;
}

export function Notice(props: NoticeProps) {
  const {
    tone = "info",
    title,
    children,
    icon,
    actions,
    requestId,
    onDismiss,
    announce = true,
    className,
  } = props;
  const style = TONES[tone];
  const Icon = style.icon;
  const urgency = tone === "danger" ? "alert" : "status";
  return (
    <div
      role={announce ? urgency : undefined}
      className={cn("flex items-start gap-3 rounded-lg border px-4 py-3", style.soft, style.edge, className)}
    >
      <span className={cn("grid h-5 place-items-center", style.text)}>{icon ?? <Icon />}</span>
      <div className="min-w-0 flex-1">
        <p className="font-medium text-text">{title}</p>
        {children && <div className="mt-0.5 text-pretty text-muted">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap items-center gap-2">{actions}</div>}
        {requestId && (
          <div className="mt-0.5 -mb-1">
            <RequestId id={requestId} />
          </div>
        )}
      </div>
      {onDismiss && (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="Dismiss"
          className="-my-1 -me-1.5"
          onClick={() => {
            onDismiss();
            requestAnimationFrame(returnFocus);
          }}
        >
          <X />
        </Button>
      )}
    </div>
  );
}

/** What held the focus went with the notice: reading goes on at the page's title. */
function returnFocus() {
  if (document.activeElement === document.body) document.querySelector("h1")?.focus({ preventScroll: true });
}
