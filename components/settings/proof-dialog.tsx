"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { askForEmailCode, showEmailCode, showSecondFactor } from "@/lib/client/account/sign-in-steps";
import type { User } from "@/lib/contract/schemas/account";
import { toSignIn } from "@/lib/routes";
import { MailedCodeForm } from "./mailed-code-form";
import { PasswordProofForm } from "./password-proof-form";
import type { ProofStep } from "./proof-context";
import { SecondFactorForm } from "./second-factor-form";
import { useViewer } from "./viewer-context";

interface ProofDialogProps {
  open: boolean;
  first: ProofStep;
  user: User;
  onProved: () => Promise<void>;
  onCancel: () => void;
}

/** The question before a sensitive change; what stands on the page below stays as it is. */
export function ProofDialog({ open, first, user, onProved, onCancel }: ProofDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onCancel()}>
      <DialogContent
        title="Confirm that it is you"
        description="You are asked once; further changes need no question for the next five minutes."
      >
        {user.has_password === false ? (
          <SignInAgain />
        ) : (
          <Steps first={first} user={user} onProved={onProved} />
        )}
      </DialogContent>
    </Dialog>
  );
}

/** Its state goes with the dialog, and the password with it. */
function Steps({ first, user, onProved }: Pick<ProofDialogProps, "first" | "user" | "onProved">) {
  const { capabilities } = useViewer();
  const [step, setStep] = useState(first);
  const [isExpired, setIsExpired] = useState(false);
  const startOver = () => {
    setIsExpired(true);
    setStep("password");
  };
  const cancel = (
    <DialogClose asChild>
      <Button>Cancel</Button>
    </DialogClose>
  );
  return (
    <DialogBody className="pb-5">
      {step === "password" && (
        <PasswordProofForm
          email={user.email}
          isExpired={isExpired}
          cancel={cancel}
          onProved={onProved}
          onNext={setStep}
        />
      )}
      {step === "second_factor" && (
        <SecondFactorForm
          label="Second factor"
          submitLabel="Confirm"
          cancel={cancel}
          onExpired={startOver}
          onSubmit={async (token) => {
            await showSecondFactor({ token, remember: false });
            await onProved();
          }}
        />
      )}
      {step === "email_code" && (
        <MailedCodeForm
          submitLabel="Confirm"
          cancel={cancel}
          mailboxUrl={capabilities.mailboxUrl}
          onOver={startOver}
          onResend={askForEmailCode}
          onSubmit={async (code) => {
            await showEmailCode({ code, remember: false });
            await onProved();
          }}
        />
      )}
    </DialogBody>
  );
}

/** Nothing here can ask an account without a password; a new sign-in is proof. */
function SignInAgain() {
  const { pathname, search } = window.location;
  return (
    <>
      <DialogBody>
        <p className="text-pretty text-muted">
          Your account has no password that could be asked for. Sign in again to go on; you come back to this
          page.
        </p>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button asChild variant="primary">
          <a href={toSignIn({ next: pathname + search, reason: "confirm" })}>Sign in again</a>
        </Button>
      </DialogFooter>
    </>
  );
}
