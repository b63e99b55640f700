import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OutsideFrame } from "@/components/account/outside-frame";
import { SignIn } from "@/components/account/sign-in";
import { toSafeNext } from "@/lib/client/safe-next";
import type { SignInReason } from "@/lib/routes";
import { findViewer } from "@/lib/server/viewer";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const next = toSafeNext(search.next);
  const reason = toReason(search.reason);
  // An API that is down must not take the form away with it.
  const viewer = reason === "confirm" ? null : await findViewer().catch(() => null);
  if (viewer) redirect(next);
  return (
    <OutsideFrame title="Sign in" description="Manage your account and its connections.">
      <SignIn next={next} reason={reason} />
    </OutsideFrame>
  );
}

const reasons: readonly SignInReason[] = ["expired", "signed-out", "signed-out-here", "confirm"];

function toReason(value: unknown): SignInReason | null {
  return reasons.find((reason) => reason === value) ?? null;
}
