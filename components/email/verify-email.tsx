"use client";

import { useState } from "react";
import { isConfirmedLink } from "@/lib/client/email/confirmed-link";
import { useLinkToken } from "@/lib/client/email/use-link-token";
import { readOwner, type StepAfter } from "@/lib/client/email/verify-email";
import type { Visitor } from "@/lib/client/email/visitor";
import { toVerifyEmail } from "@/lib/routes";
import { ConfirmLink } from "./confirm-link";
import { findOther, findSettled } from "./describe-address";
import { EnterCode } from "./enter-code";
import { SettledPage } from "./settled-page";
import { VerifiedPage } from "./verified-page";

export interface VerifyEmailProps {
  /** Whose address it is. */
  uuid: string;
  /** Who is signed in in this browser: the same person, another one, or nobody. */
  visitor: Visitor | null;
  /** Already checked to be a page of ours; null for the usual one. */
  next: string | null;
  mailboxUrl: string | null;
}

type Result = { kind: "verified"; step: StepAfter } | { kind: "settled"; address: string | null };

/** The page of a mail's link: it asks before it does anything, since mail scanners open links too (E7). */
export function VerifyByLink(props: VerifyEmailProps) {
  const { uuid, visitor } = props;
  const token = useLinkToken(toVerifyEmail(uuid));
  const { result, finish, settle } = useResult(props);
  const [isCode, setIsCode] = useState(false);

  async function findWorked(used: string): Promise<boolean> {
    if (visitor?.uuid === uuid) return settle({ isCertain: false });
    const isWorked = await isConfirmedLink(used);
    if (isWorked) await finish("sign_in");
    return isWorked;
  }

  if (result) return <ResultOf {...props} result={result} isLink />;
  if (isCode || token === null) {
    return <EnterCode {...props} isLinkLost={!isCode} onVerified={finish} onSettled={settle} />;
  }
  return (
    <ConfirmLink
      {...props}
      token={token}
      onVerified={finish}
      onUsed={findWorked}
      onCode={() => setIsCode(true)}
    />
  );
}

/** Waiting for the mail, with its code to enter. */
export function VerifyByCode(props: VerifyEmailProps) {
  const { result, finish, settle } = useResult(props);
  if (result) return <ResultOf {...props} result={result} isLink={false} />;
  return <EnterCode {...props} isLinkLost={false} onVerified={finish} onSettled={settle} />;
}

type Settle = (options?: { isCertain: boolean }) => Promise<boolean>;

/** Where the page has got to; known at once where nothing waits for whoever is signed in. */
function useResult({ uuid, visitor }: VerifyEmailProps) {
  const [result, setResult] = useState<Result | null>(() => {
    const address = findSettled(visitor, uuid);
    return address === null ? null : { kind: "settled", address };
  });

  /** That nothing waits: said by the server, or to be found out where the person is signed in. */
  const settle: Settle = async ({ isCertain } = { isCertain: true }) => {
    const address = findSettled(await readOwner(uuid), uuid);
    if (!isCertain && address === null) return false;
    setResult({ kind: "settled", address });
    return true;
  };

  async function finish(step: StepAfter) {
    // A proof in one's own session asks for no sign-in: there was nothing left to prove.
    const isOddly = step === "sign_in" && visitor?.uuid === uuid;
    if (!(isOddly && (await settle({ isCertain: false })))) setResult({ kind: "verified", step });
  }

  return { result, finish, settle };
}

function ResultOf({ result, isLink, ...props }: VerifyEmailProps & { result: Result; isLink: boolean }) {
  const { uuid, visitor, next } = props;
  if (result.kind === "verified") return <VerifiedPage {...props} step={result.step} />;
  return (
    <SettledPage
      address={result.address}
      other={findOther(visitor, uuid)}
      next={next}
      isLink={isLink}
      takesFocus={findSettled(visitor, uuid) === null}
    />
  );
}
