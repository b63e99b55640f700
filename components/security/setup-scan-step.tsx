"use client";

import { Button } from "@/components/ui/button";
import { CardBody, CardFooter } from "@/components/ui/card";
import { QrCode } from "./qr-code";
import { SetupCard } from "./setup-card";
import { SetupKey, SetupLink } from "./setup-key";
import { SetupTimeLeft } from "./setup-time-left";
import { buildSetupUri } from "./setup-uri";
import { useIsPhone } from "./use-is-phone";

interface SetupScanStepProps {
  place: string;
  issuer: string;
  account: string;
  secret: string;
  expiresAtMs: number;
  onScanned: () => void;
}

export function SetupScanStep(props: SetupScanStepProps) {
  const { place, expiresAtMs, onScanned } = props;
  const uri = buildSetupUri(props);
  const isPhone = useIsPhone();
  const words = isPhone ? PHONE : SCREEN;
  return (
    <SetupCard place={place} title={words.title} description={words.text}>
      {isPhone ? <OnPhone uri={uri} {...props} /> : <OnScreen uri={uri} {...props} />}
      <CardFooter hint={<SetupTimeLeft expiresAtMs={expiresAtMs} />}>
        <Button variant={isPhone ? "secondary" : "primary"} onClick={onScanned}>
          Continue
        </Button>
      </CardFooter>
    </SetupCard>
  );
}

const SCREEN = {
  title: "Scan the QR code",
  text: "Open your authenticator app, choose to add an account, and point it here.",
};
const PHONE = {
  title: "Add the key to your app",
  text: "An authenticator app on this phone takes it at a tap, or by hand.",
};
const BY_HAND = "Choose to enter a key in your app, and give it these. Codes are time based.";

type PartProps = SetupScanStepProps & { uri: string };

function OnScreen({ uri, ...shown }: PartProps) {
  return (
    <CardBody className="flex flex-col gap-6 sm:flex-row sm:gap-8">
      <div className="shrink-0">
        <QrCode value={uri} />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        <div className="hidden pointer-coarse:block">
          <SetupLink uri={uri} isMain={false} />
        </div>
        <div>
          <h3 className="font-medium">Cannot scan it?</h3>
          <p className="mt-0.5 text-pretty text-muted">{BY_HAND}</p>
        </div>
        <SetupKey {...shown} />
      </div>
    </CardBody>
  );
}

/** Nobody can scan the screen of the phone in their hand: the picture comes last. */
function OnPhone({ uri, ...shown }: PartProps) {
  return (
    <CardBody className="flex flex-col gap-5">
      <div className="flex *:w-full">
        <SetupLink uri={uri} isMain />
      </div>
      <div>
        <h3 className="font-medium">Or enter it by hand</h3>
        <p className="mt-0.5 mb-3 text-pretty text-muted">{BY_HAND}</p>
        <SetupKey {...shown} />
      </div>
      <div>
        <h3 className="font-medium">Is your app on another device?</h3>
        <p className="mt-0.5 mb-3 text-pretty text-muted">Scan this with it.</p>
        <QrCode value={uri} />
      </div>
    </CardBody>
  );
}
