"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardFooter } from "@/components/ui/card";
import { routes } from "@/lib/routes";

export function ApiKeysLink() {
  return (
    <Card
      id="api-keys"
      title="Personal API keys"
      description="With one of them a program works in your name, as far as its scopes allow."
    >
      <CardFooter hint="A key's value is shown once, when it is made.">
        <Button asChild size="sm">
          <Link href={routes.apiKeys}>Manage keys</Link>
        </Button>
      </CardFooter>
    </Card>
  );
}
