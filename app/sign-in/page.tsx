import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OutsideFrame } from "@/components/account/outside-frame";
import { SignIn } from "@/components/account/sign-in";
import { toSafeNext } from "@/lib/client/safe-next";
import type { SignInReason } from "@/lib/routes";
import { isSignInHalfDone } from "@/lib/server/session/is-sign-in-half-done";
import { settlesSoon } from "@/lib/server/settles-soon";
import { findViewer } from "@/lib/server/viewer";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const next = toSafeNext(search.next);
  const reason = toReason(search.reason);
  if (reason !== "confirm" && (await findViewerSoon())) redirect(next);
  return (
    <OutsideFrame title="Sign in" description="Manage your account and its connections.">
      <SignIn next={next} reason={reason} isHalfDone={await isSignInHalfDone()} />
    </OutsideFrame>
  );
}

/** An API that is down or slow must not keep the form back; the form finds a session out by itself. */
async function findViewerSoon() {
  const viewer = findViewer();
  return (await settlesSoon(viewer)) ? viewer.catch(() => null) : null;
}

const reasons: readonly SignInReason[] = ["expired", "signed-out", "signed-out-here", "confirm"];

function toReason(value: unknown): SignInReason | null {
  return reasons.find((reason) => reason === value) ?? null;
}
