import { Smartphone } from "lucide-react";
import { Button } from "@/components/ui/button";
import { SecretKey } from "./secret-key";

interface SetupKeyProps {
  issuer: string;
  account: string;
  secret: string;
}

/** For people who cannot scan: what an app asks for by hand. */
export function SetupKey({ issuer, account, secret }: SetupKeyProps) {
  return (
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
  );
}

/** An app on this very device takes the key from it. */
export function SetupLink({ uri, isMain }: { uri: string; isMain: boolean }) {
  return (
    <Button asChild {...(isMain && { variant: "primary" })}>
      <a href={uri} rel="noreferrer">
        <Smartphone />
        Open in an authenticator app
      </a>
    </Button>
  );
}
