"use client";

import { useQuery } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ReadState } from "@/components/settings/read-state";
import { RowsSkeleton } from "@/components/settings/rows-skeleton";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { Item, ItemList } from "@/components/ui/item";
import { LiveRegion } from "@/components/ui/live-region";
import { securityQueries } from "@/lib/client/security/queries";
import { toAppName } from "@/lib/client/security/to-app-name";
import { AUTHENTICATORS_MAX } from "@/lib/contract/limits";
import { routes } from "@/lib/routes";
import { AuthenticatorRow } from "./authenticator-row";

interface AuthenticatorsCardProps {
  /** Whether the server names its apps one by one; PostHog has a single one. */
  isListed: boolean;
  /** False where a passkey is the only second factor. */
  hasApp: boolean;
  /** Whether a passkey does what a second app would. */
  hasPasskeys: boolean;
}

export function AuthenticatorsCard({ isListed, hasApp, hasPasskeys }: AuthenticatorsCardProps) {
  const apps = useQuery({ ...securityQueries.authenticators(), enabled: isListed });
  const [message, setMessage] = useState("");
  // Of a single one the check-up speaks, and leads to a second.
  const hasWayOn = apps.data !== undefined && (apps.data.length !== 1 || hasPasskeys);
  const isFull = (apps.data?.length ?? 0) >= AUTHENTICATORS_MAX;
  return (
    <Card
      id="authenticators"
      title="Authenticator apps"
      description="They make the six-digit codes that a sign-in asks for."
    >
      <LiveRegion message={message} />
      <CardBody flush>
        {isListed ? (
          <ReadState
            query={apps}
            failed="Your authenticator apps could not be read"
            safe="They keep working."
            skeleton={<RowsSkeleton label="Loading authenticator apps" rows={1} />}
          >
            {(rows) => (
              <ItemList>
                {rows.map((app) => (
                  <AuthenticatorRow
                    key={app.id}
                    app={app}
                    isLast={rows.length === 1}
                    onRemoved={() => setMessage(`${toAppName(app.name)} removed`)}
                  />
                ))}
              </ItemList>
            )}
          </ReadState>
        ) : (
          <OnlyApp isSet={hasApp} />
        )}
      </CardBody>
      {isListed && hasWayOn && (
        <CardFooter
          hint={
            isFull
              ? `${AUTHENTICATORS_MAX} apps are the most an account can have.`
              : "A second app on another device keeps you in if you lose the first."
          }
        >
          {!isFull && (
            <Button asChild size="sm">
              <Link href={routes.authenticator}>Add another</Link>
            </Button>
          )}
        </CardFooter>
      )}
    </Card>
  );
}

function OnlyApp({ isSet }: { isSet: boolean }) {
  return (
    <ItemList>
      <Item
        media={<Smartphone className="text-muted" />}
        title="Authenticator app"
        description={isSet ? "Set up on this account" : "Not set up; your passkeys are your second factor"}
        action={
          <Button asChild size="sm">
            <Link href={routes.authenticator}>{isSet ? "Replace" : "Set up"}</Link>
          </Button>
        }
      />
    </ItemList>
  );
}
