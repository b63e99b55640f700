import { ApiError } from "@/lib/contract/api-error";
import { accountUpdate } from "@/lib/contract/endpoints/account";
import { emailCancelChange, emailRequestVerification, emailUndoChange } from "@/lib/contract/endpoints/email";
import type { User } from "@/lib/contract/schemas/account";
import { callDoor } from "../call-door";
import { announce } from "../tabs";

/** Stages the address; a server without mail writes it at once, and the answer shows which. */
export async function changeEmail(email: string): Promise<User> {
  const { body } = await callDoor({ endpoint: accountUpdate, body: { email } });
  return body;
}

/** One that is cancelled or done already, in another tab or on a phone, counts as cancelled. */
export async function cancelEmailChange(): Promise<void> {
  try {
    await callDoor({ endpoint: emailCancelChange });
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "email_change_request_not_found")) throw error;
  }
}

/** Another code and link, which void the ones before. */
export async function requestVerification(uuid: string): Promise<void> {
  await callDoor({ endpoint: emailRequestVerification, body: { uuid } });
}

/** By the link in the notice; this browser's other tabs may have lost their session by it. */
export async function undoEmailChange(token: string): Promise<void> {
  await callDoor({ endpoint: emailUndoChange, body: { token } });
  announce({ type: "security-changed" });
}
