import type { Capabilities } from "@/lib/contract/capabilities";

/** Whether the server is known to send no mail; one that says nothing of itself may well do. */
export function hasNoMail({ features }: Pick<Capabilities, "features">): boolean {
  return features.includes("emailUndoChange") && !features.includes("passwordResetRequest");
}
