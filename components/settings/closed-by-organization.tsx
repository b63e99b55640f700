"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import type { User } from "@/lib/contract/schemas/account";
import { routes, toTask } from "@/lib/routes";
import { OrganizationChoice } from "./organization-choice";

interface ClosedByOrganizationProps {
  user: User;
  /** The organisation's. */
  name: string;
  /** The page that the person wanted. */
  path: string;
}

/** What stands in the place of a page until two-factor authentication is set up. */
export function ClosedByOrganization({ user, name, path }: ClosedByOrganizationProps) {
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
