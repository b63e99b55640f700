"use client";

import { Card, CardBody } from "@/components/ui/card";
import type { StepAfter } from "@/lib/client/email/verify-email";
import { VerifyPanel } from "./verify-panel";

interface UnverifiedCardProps {
  uuid: string;
  email: string;
  mailboxUrl: string | null;
  onVerified: (step: StepAfter) => void;
  onSettled: () => void;
}

/** The account's own address was never proved; warnings about the account go there. */
export function UnverifiedCard({ email, ...panel }: UnverifiedCardProps) {
  return (
    <Card
      id="confirm-address"
      title="Confirm your address"
      description="Warnings about your account go there, so it has to be yours. Enter the code from the newest mail, or have one sent."
    >
      <CardBody>
        <VerifyPanel {...panel} address={email} />
      </CardBody>
    </Card>
  );
}
