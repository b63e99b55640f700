import type { Capabilities } from "@/lib/contract/capabilities";
import { hasNoMail } from "../email/has-no-mail";

/** Whether this server mails examples at all. */
export function canSendTest(capabilities: Pick<Capabilities, "access" | "features">): boolean {
  return capabilities.access.testNotification.kind === "works" && !hasNoMail(capabilities);
}
