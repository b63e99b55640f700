"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { isTwoFactorForced } from "@/lib/client/account/is-two-factor-forced";
import type { User } from "@/lib/contract/schemas/account";
import { routes, toTask } from "@/lib/routes";
import { OrganizationChoice } from "./organization-choice";
import { useViewer } from "./viewer-context";

/**
 * In the place of every page but the set-up itself while the organisation requires 2FA: the server
 * refuses what these pages would read (contract.md 1.6).
 */
export function EnforcedTwoFactor({ children }: { children: ReactNode }) {
  const { user } = useViewer();
  const path = usePathname().replace(/\/$/, "");
  const isForced = isTwoFactorForced(user);
  const name = user.organization?.name ?? "Your organisation";
  if (isForced && path !== routes.authenticator) return <Closed user={user} name={name} path={path} />;
  return (
    // The page keeps its place when the set-up takes the notice away: new codes stand on it alone.
    <>
      {isForced && (
        <Notice
          tone="warning"
          title={`${name} requires two-factor authentication`}
          announce={false}
          className="mb-6"
        >
          The rest of your settings opens as soon as it is set up.
        </Notice>
      )}
      {children}
    </>
  );
}

function Closed({ user, name, path }: { user: User; name: string; path: string }) {
  return (
    <>
      <PageHeader
        title={`${name} requires two-factor authentication`}
        description="Until it is set up, everything else in this organisation stays closed."
      />
      <div className="mt-6 flex flex-col gap-6">
        <Card
          title="Set up an authenticator app"
          description="It takes about two minutes: scan a code with your phone, then keep your backup codes in a safe place."
        >
          <CardFooter hint="You come back to the page you wanted.">
            <Button asChild variant="primary">
              <Link href={toTask(routes.authenticator, path)}>Set up two-factor authentication</Link>
            </Button>
          </CardFooter>
        </Card>
        <OtherOrganizations user={user} />
      </div>
    </>
  );
}

function OtherOrganizations({ user }: { user: User }) {
  const others = (user.organizations ?? []).filter(({ id }) => id !== user.organization?.id);
  if (others.length === 0) return null;
  return (
    <Card
      title="Work in another organisation instead"
      description="Your account and its settings open again there, if it does not require the same."
    >
      <CardBody flush>
        <OrganizationChoice organizations={others} />
      </CardBody>
    </Card>
  );
}
