import { useViewer } from "@/components/settings/viewer-context";
import { Notice } from "@/components/ui/notice";
import type { ServerTraits } from "@/lib/contract/server-traits";
import type { EmailOutcome } from "./email-outcome";

export function OutcomeNotice({ outcome, onDismiss }: { outcome: EmailOutcome; onDismiss: () => void }) {
  const { traits } = useViewer().capabilities;
  const { tone, title, detail } = toWords(outcome, traits);
  return (
    <Notice tone={tone} title={title} onDismiss={onDismiss} className="wrap-anywhere">
      {detail}
    </Notice>
  );
}

type Words = { tone: "success" | "neutral"; title: string; detail: string };

function toWords(outcome: EmailOutcome, traits: ServerTraits): Words {
  const ended = traits.endsOtherSessions ? " Other sessions were ended." : "";
  const { address } = outcome;
  switch (outcome.kind) {
    case "changed":
      return {
        tone: "success",
        title: `${address} is your address now`,
        detail: `Both addresses were told.${ended}${traits.undoesEmailChange ? toWayBack(outcome.former) : ""}`,
      };
    case "written":
      return {
        tone: "success",
        title: `${address} is your address now`,
        detail: `This server sends no mail, so there was nothing to confirm.${ended}`,
      };
    case "respelled":
      return { tone: "success", title: "The spelling was changed", detail: `Your address is ${address}.` };
    case "verified":
      return { tone: "success", title: "Your address is confirmed", detail: "Warnings reach you there." };
    case "cancelled":
      return {
        tone: "neutral",
        title: "The change was cancelled",
        detail: `${address} was not confirmed. Its code and link no longer work.`,
      };
    default:
      return outcome satisfies never;
  }
}

function toWayBack(former: string): string {
  return ` ${former} can take the change back for seven days.`;
}
