import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignIn } from "@/components/account/sign-in";
import { SignInLinks } from "@/components/account/sign-in-links";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { toSafeNext } from "@/lib/client/safe-next";
import type { SignInReason } from "@/lib/routes";
import { isSignInHalfDone } from "@/lib/server/session/is-sign-in-half-done";
import { settlesSoon } from "@/lib/server/settles-soon";
import { findViewer } from "@/lib/server/viewer";
import { findCapabilities } from "@/lib/server/visitor";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const next = toSafeNext(search.next);
  const reason = toReason(search.reason);
  if (reason !== "confirm" && (await findViewerSoon())) redirect(next);
  const features = (await findCapabilities())?.features ?? [];
  const canReset = features.includes("passwordResetRequest");
  const canSignUp = features.includes("signUp");
  return (
    <OutsideFrame
      title="Sign in"
      description="Manage your account and its connections."
      actions={(canReset || canSignUp) && <SignInLinks canReset={canReset} canSignUp={canSignUp} />}
    >
      <SignIn next={next} reason={reason} isHalfDone={await isSignInHalfDone()} canReset={canReset} />
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
  "verified",
  "verified-2fa",
  "change-undone",
  "password-reset",
  "signed-up",
];

function toReason(value: unknown): SignInReason | null {
  return reasons.find((reason) => reason === value) ?? null;
}
