"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardFooter } from "@/components/ui/card";
import type { User } from "@/lib/contract/schemas/account";
import { routes } from "@/lib/routes";

/** Last and apart: what makes the account weaker. */
export function DangerCard({ user }: { user: User }) {
  return (
    <Card
      id="disable"
      tone="danger"
      className="mt-4"
      title="Disable two-factor authentication"
      description="Your password alone would then be enough to sign in. Authenticator apps, backup codes and remembered devices are removed."
    >
      <CardFooter hint={toHint(user)}>
        <Button asChild size="sm" variant="danger-outline">
          <Link href={routes.disableTwoFactor}>Disable</Link>
        </Button>
      </CardFooter>
    </Card>
  );
}

function toHint({ organization, has_sso_enforcement, has_social_auth }: User): string {
  if (organization?.enforce_2fa) return `${organization.name} requires two-factor authentication.`;
  if (has_sso_enforcement)
    return "Your organisation signs you in, and may ask for a second factor of its own.";
  if (has_social_auth) return "Services that also sign you in do not ask for this factor.";
  return "You can set it up again at any time.";
}
