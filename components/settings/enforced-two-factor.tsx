"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { Notice } from "@/components/ui/notice";
import { isTwoFactorForced } from "@/lib/client/account/is-two-factor-forced";
import { routes } from "@/lib/routes";
import { PageSkeleton } from "./page-skeleton";
import { useViewer } from "./viewer-context";

const ClosedByOrganization = lazyPart(
  async () => (await import("./closed-by-organization")).ClosedByOrganization,
);

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
    return (
      <Suspense fallback={<PageSkeleton />}>
        <ClosedByOrganization user={user} name={name} path={path} />
      </Suspense>
    );
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
