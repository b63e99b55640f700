"use client";

import Link from "next/link";
import { useMayChange } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Card, CardFooter } from "@/components/ui/card";
import type { User } from "@/lib/contract/schemas/account";
import { routes } from "@/lib/routes";

export function PasswordCard({ user }: { user: User }) {
  const isSet = user.has_password !== false;
  const isAllowed = useMayChange("changePassword");
  const endsSessions = useViewer().capabilities.traits.endsOtherSessions;
  return (
    <Card id="password" title="Password" description={toDescription(user)}>
      <CardFooter hint={toHint(isSet, endsSessions)}>
        {isAllowed && (
          <Button asChild size="sm">
            <Link href={routes.password}>{isSet ? "Change password" : "Set a password"}</Link>
          </Button>
        )}
      </CardFooter>
    </Card>
  );
}

function toHint(isSet: boolean, endsSessions: boolean): string {
  if (!isSet) return "You then sign in with your e-mail address and it.";
  return endsSessions ? "A new password ends your other sessions." : "A mail tells you about the change.";
}

function toDescription({ has_password, has_sso_enforcement, has_social_auth }: User): string {
  if (has_sso_enforcement) return "Your organisation signs you in; a password is not used while it does.";
  if (has_password === false) return "Your account has none; you sign in through another service.";
  if (has_social_auth)
    return "Used beside the services that also sign you in. Their own security counts as well.";
  return "What you sign in with.";
}
