"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { Notice } from "@/components/ui/notice";
import type { SetupPlan } from "./setup-steps";

interface AuthenticatorIntroProps {
  kind: SetupPlan["kind"];
  oldName: string | null;
  /** The app to be replaced is not there. */
  isGone: boolean;
}

/** What will happen, before anything does. */
export function AuthenticatorIntro({ kind, oldName, isGone }: AuthenticatorIntroProps) {
  const endsSessions = useViewer().capabilities.traits.endsOtherSessions;
  return (
    <>
      {isGone && (
        <Notice tone="neutral" announce={false} title="The app to be replaced is not there any more">
          You can add a new one.
        </Notice>
      )}
      <ul className="flex max-w-[64ch] list-disc flex-col gap-1.5 ps-4 text-pretty marker:text-faint">
        {LINES[kind].map((line) => (
          <li key={line}>{line}</li>
        ))}
        {kind === "replace" && (
          <li>
            {oldName ? `“${oldName}” keeps working` : "The old one keeps working"} until the new app is
            confirmed.
          </li>
        )}
        {endsSessions && <li>Your other sessions are signed out then. This one stays.</li>}
      </ul>
    </>
  );
}

const APP_LINE =
  "Any authenticator app will do: 1Password, Google Authenticator, Microsoft Authenticator, Authy.";

const LINES: Record<SetupPlan["kind"], readonly string[]> = {
  first: [
    "Have the device at hand that will hold your codes.",
    APP_LINE,
    "You get backup codes at the end, for the day the device is lost.",
  ],
  add: ["Codes of each of your apps will work.", APP_LINE, "Your backup codes stay as they are."],
  replace: ["Have the new device at hand.", "Your backup codes stay as they are."],
};
