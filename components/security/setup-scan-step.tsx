"use client";

import { Smartphone } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CardBody, CardFooter } from "@/components/ui/card";
import { QrCode } from "./qr-code";
import { SecretKey } from "./secret-key";
import { SetupCard } from "./setup-card";
import { SetupTimeLeft } from "./setup-time-left";
import { buildSetupUri } from "./setup-uri";

interface SetupScanStepProps {
  place: string;
  issuer: string;
  account: string;
  secret: string;
  expiresAtMs: number;
  onScanned: () => void;
}

export function SetupScanStep(props: SetupScanStepProps) {
  const { place, issuer, account, secret, expiresAtMs, onScanned } = props;
  const uri = buildSetupUri({ issuer, account, secret });
  return (
    <SetupCard
      place={place}
      title="Scan the QR code"
      description="Open your authenticator app, choose to add an account, and point it here."
    >
      <CardBody className="flex flex-col gap-6 sm:flex-row sm:gap-8">
        {/* Nobody can scan the screen of the phone in their hand: there it comes last. */}
        <div className="shrink-0 max-sm:pointer-coarse:order-last">
          <QrCode value={uri} />
        </div>
        <div className="flex min-w-0 flex-1 flex-col gap-4">
          <div className="hidden pointer-coarse:block">
            <Button asChild>
              <a href={uri} rel="noreferrer">
                <Smartphone />
                Open in an authenticator app
              </a>
            </Button>
          </div>
          <div>
            <h3 className="font-medium">Cannot scan it?</h3>
            <p className="mt-0.5 text-pretty text-muted">
              Choose to enter a key in your app, and give it these. Codes are time based.
            </p>
          </div>
          <dl className="flex flex-col gap-3">
            <div>
              <dt className="text-sm text-muted">Key</dt>
              <dd>
                <SecretKey secret={secret} />
              </dd>
            </div>
            <div>
              <dt className="text-sm text-muted">Account</dt>
              <dd className="wrap-anywhere">
                {issuer}: {account}
              </dd>
            </div>
          </dl>
        </div>
      </CardBody>
      <CardFooter hint={<SetupTimeLeft expiresAtMs={expiresAtMs} />}>
        <Button variant="primary" onClick={onScanned}>
          Continue
        </Button>
      </CardFooter>
    </SetupCard>
  );
}
