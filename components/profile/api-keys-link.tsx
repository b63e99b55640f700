"use client";

import Link from "next/link";
import { AccessNotice } from "@/components/settings/access-notice";
import { useAccess } from "@/components/settings/use-access";
import { Button } from "@/components/ui/button";
import { Card, CardFooter } from "@/components/ui/card";
import { routes } from "@/lib/routes";

export function ApiKeysLink() {
  const access = useAccess("manageApiKeys");
  return (
    <Card
      id="api-keys"
      title="Personal API keys"
      description="With one of them a program works in your name, as far as its scopes allow."
    >
      {access.kind === "elsewhere" ? (
        <CardFooter hint={<AccessNotice access={access} look="line" />} />
      ) : (
        <CardFooter hint="A key's value is shown once, when it is made.">
          <Button asChild size="sm">
            <Link href={routes.apiKeys}>Manage keys</Link>
          </Button>
        </CardFooter>
      )}
    </Card>
  );
}
