import type { Metadata } from "next";
import { NotOffered } from "@/components/account/not-offered";
import { ResetRequest } from "@/components/account/reset-request";
import { findWay } from "@/components/account/way";
import { routes } from "@/lib/routes";
import { findCapabilities } from "@/lib/server/visitor";

export const metadata: Metadata = { title: "Set a new password" };

export default async function ResetPage() {
  const capabilities = await findCapabilities();
  const way = findWay(capabilities?.access.resetPassword, routes.reset, capabilities?.serverUrl);
  if (way?.isOutside) {
    return (
      <NotOffered
        title="Set a new password"
        description={`${capabilities?.serverName} sends the mail for it from its own pages. Come back here with the new one.`}
        elsewhere={{ label: `New password at ${capabilities?.serverName}`, href: way.href }}
      />
    );
  }
  // A server that does not say in time is asked by the form itself.
  const isOffered = capabilities?.features.includes("passwordResetRequest") ?? true;
  return isOffered ? (
    <ResetRequest mailboxUrl={capabilities?.mailboxUrl ?? null} />
  ) : (
    <NotOffered
      title="No new password by mail"
      description="This server sends no mail to set a new password with. Ask the people who run it for help."
    />
  );
}
