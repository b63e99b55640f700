"use client";

import { Smartphone } from "lucide-react";
import Link from "next/link";
import { ConfirmAction } from "@/components/settings/confirm-action";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date-text";
import { MiddleTruncate } from "@/components/ui/middle-truncate";
import { RelativeTime } from "@/components/ui/relative-time";
import { toAppName } from "@/lib/client/security/to-app-name";
import { removeAuthenticator } from "@/lib/client/security/two-factor-calls";
import type { Authenticator } from "@/lib/contract/schemas/security";
import { toReplacement } from "@/lib/routes";
import { RenameButton } from "./rename-button";

interface AuthenticatorRowProps {
  app: Authenticator;
  /** The last one goes by disabling two-factor authentication, not here. */
  isLast: boolean;
  onRemoved: () => void;
}

export function AuthenticatorRow({ app, isLast, onRemoved }: AuthenticatorRowProps) {
  const name = toAppName(app.name);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:px-6">
      <div className="flex min-w-0 flex-1 basis-60 items-start gap-3">
        <span className="grid h-5 place-items-center text-muted">
          <Smartphone />
        </span>
        <div className="min-w-0">
          <p className="flex min-w-0 font-medium">
            <MiddleTruncate text={name} />
          </p>
          <p className="text-sm text-muted">
            Added <DateText value={app.created_at} />
            {" · "}
            {app.last_used_at ? (
              <>
                Last used <RelativeTime value={app.last_used_at} />
              </>
            ) : (
              "Not used yet"
            )}
          </p>
        </div>
      </div>
      <div className="flex gap-2 max-sm:ps-7">
        <RenameButton app={app} />
        <Button asChild size="sm">
          <Link href={toReplacement(app.id)} aria-label={`Replace ${name}`}>
            Replace
          </Link>
        </Button>
        {!isLast && (
          <ConfirmAction
            label="Remove"
            name={`Remove ${name}`}
            needs="nameAuthenticators"
            variant="danger-outline"
            title={`Remove ${name}?`}
            description="Its codes stop working, and your other sessions are ended."
            confirmLabel="Remove app"
            pendingLabel="Removing"
            failed="It was not removed"
            run={() => removeAuthenticator(app.id)}
            onDone={onRemoved}
          />
        )}
      </div>
    </li>
  );
}
