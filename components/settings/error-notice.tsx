"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/contract/api-error";
import { toAccess } from "@/lib/contract/refusals";
import { toSignIn } from "@/lib/routes";
import { AccessNotice } from "./access-notice";
import { toErrorText } from "./error-text";
import { nameServer } from "./name-server";
import { useCapabilities } from "./viewer-context";
import { WaitText } from "./wait-text";

interface ErrorNoticeProps {
  title: string;
  error: Error;
  actions?: ReactNode;
  onDismiss?: () => void;
  className?: string;
}

/** A refused or failed action, said beside its cause, with the server's own words. */
export function ErrorNotice({ title, error, actions, onDismiss, className }: ErrorNoticeProps) {
  const path = usePathname();
  const known = error instanceof ApiError ? error : null;
  const capabilities = useCapabilities();
  const access = known && capabilities ? toAccess(known) : null;
  if (access) {
    return (
      <AccessNotice
        access={access}
        look="notice"
        title={title}
        announce
        onDismiss={onDismiss}
        className={className}
      />
    );
  }
  const mustConfirm = known?.code === "sensitive_action_required_reauth";
  const confirm = mustConfirm && (
    <Button asChild size="sm">
      <Link href={toSignIn({ next: path, reason: "confirm" })}>Sign in again</Link>
    </Button>
  );
  return (
    <Notice
      tone={mustConfirm ? "warning" : "danger"}
      title={title}
      requestId={known?.requestId ?? undefined}
      actions={confirm || actions}
      className={className}
      {...(onDismiss && { onDismiss })}
    >
      {mustConfirm
        ? "It is a while since you signed in, and this needs a recent sign-in."
        : nameServer(toErrorText(error), capabilities)}{" "}
      {known?.retryAfterSeconds ? <WaitText seconds={known.retryAfterSeconds} since={known} /> : null}
    </Notice>
  );
}
