import type { Metadata } from "next";
import { NotOffered } from "@/components/account/not-offered";
import { ResetRequest } from "@/components/account/reset-request";
import { findCapabilities } from "@/lib/server/visitor";

export const metadata: Metadata = { title: "Set a new password" };

export default async function ResetPage() {
  const capabilities = await findCapabilities();
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
