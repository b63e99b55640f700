"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { isTwoFactorForced } from "@/lib/client/account/is-two-factor-forced";
import { routes } from "@/lib/routes";
import { ClosedByOrganization } from "./closed-by-organization";
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
  if (isForced && path !== routes.authenticator) {
    return <ClosedByOrganization user={user} name={name} path={path} />;
  }
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
