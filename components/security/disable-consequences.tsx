"use client";

import { useCan } from "@/components/settings/use-access";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";

export function DisableConsequences({ status }: { status: TwoFactorStatus }) {
  const hasNames = useCan("nameAuthenticators");
  return (
    <ul className="flex max-w-[64ch] list-disc flex-col gap-1.5 ps-4 text-pretty marker:text-faint">
      <li>Whoever has your password can sign in as you.</li>
      <li>
        {hasNames
          ? "All your authenticator apps are removed from the account."
          : "Your authenticator app is removed from the account."}{" "}
        Their entries stay on your devices, and you can delete them there.
      </li>
      <li>Your backup codes become void.</li>
      {status.passkeys_enabled_for_2fa && <li>Passkeys stay, and are still asked for.</li>}
      {hasNames && <li>Your other sessions are signed out. This one stays.</li>}
      <li>You can set it up again at any time, with a new key.</li>
    </ul>
  );
}
