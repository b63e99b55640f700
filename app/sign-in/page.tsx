import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { isForSignedIn } from "@/components/account/is-for-signed-in";
import { SignIn } from "@/components/account/sign-in";
import { SignInLinks } from "@/components/account/sign-in-links";
import { findWay } from "@/components/account/way";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { toSafeNext } from "@/lib/client/safe-next";
import { posthogPages } from "@/lib/contract/posthog-pages";
import { routes, type SignInReason } from "@/lib/routes";
import { findPendingStep } from "@/lib/server/session/find-pending-step";
import { settlesSoon } from "@/lib/server/settles-soon";
import { findViewer } from "@/lib/server/viewer";
import { findCapabilities } from "@/lib/server/visitor";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const next = toSafeNext(search.next);
  const reason = toReason(search.reason);
  if (!isForSignedIn(reason) && (await findViewerSoon())) redirect(next);
  const capabilities = await findCapabilities();
  const { access, serverUrl, serverName } = capabilities ?? {};
  const reset = findWay(access?.resetPassword, routes.reset, serverUrl);
  const signUp = findWay(access?.signUp, routes.signUp, serverUrl);
  const isPosthog = capabilities?.server === "posthog";
  return (
    <OutsideFrame
      title="Sign in"
      description={
        isPosthog ? (
          <span className="wrap-anywhere">Manage your account at {serverName} and its connections.</span>
        ) : (
          "Manage your account and its connections."
        )
      }
      actions={(reset || signUp) && <SignInLinks reset={reset} signUp={signUp} />}
    >
      <SignIn
        next={next}
        reason={reason}
        pending={await findPendingStep()}
        reset={reset}
        keys={
          isPosthog
            ? { serverName: capabilities.serverName, keysUrl: serverUrl + posthogPages.apiKeys }
            : null
        }
        mailboxUrl={capabilities?.mailboxUrl ?? null}
        way={search.with === "key" ? "key" : "password"}
      />
    </OutsideFrame>
  );
}

/** An API that is down or slow must not keep the form back; the form finds a session out by itself. */
async function findViewerSoon() {
  const viewer = findViewer();
  return (await settlesSoon(viewer)) ? viewer.catch(() => null) : null;
}

const reasons: readonly SignInReason[] = [
  "expired",
  "signed-out",
  "signed-out-here",
  "confirm",
  "needs-password",
  "verified",
  "verified-2fa",
  "maybe-verified",
  "change-undone",
  "password-reset",
  "signed-up",
];

function toReason(value: unknown): SignInReason | null {
  return reasons.find((reason) => reason === value) ?? null;
}
