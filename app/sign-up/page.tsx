import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NotOffered } from "@/components/account/not-offered";
import { SignUp } from "@/components/account/sign-up";
import { findWay } from "@/components/account/way";
import { routes } from "@/lib/routes";
import { findCapabilities, findVisitor } from "@/lib/server/visitor";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage() {
  const [visitor, capabilities] = await Promise.all([findVisitor(), findCapabilities()]);
  if (visitor) redirect(routes.settings);
  const way = findWay(capabilities?.access.signUp, routes.signUp, capabilities?.serverUrl);
  if (way?.isOutside) {
    return (
      <NotOffered
        title="Create an account"
        description={`Accounts of ${capabilities?.serverName} are made on its own pages. Come back here with yours.`}
        elsewhere={{ label: `Create an account at ${capabilities?.serverName}`, href: way.href }}
      />
    );
  }
  // A server that does not say in time is asked by the form itself.
  const isOffered = capabilities?.features.includes("signUp") ?? true;
  return isOffered ? (
    <SignUp
      hasMail={capabilities?.features.includes("passwordResetRequest") ?? true}
      mailboxUrl={capabilities?.mailboxUrl ?? null}
    />
  ) : (
    <NotOffered
      title="Sign-up is closed"
      description="Nobody can make an account here by themselves. Ask the people who run this server for one."
    />
  );
}
