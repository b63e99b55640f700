import { passwordReset, passwordResetRequest, signUp } from "@/lib/contract/endpoints/email";
import type { SignUp } from "@/lib/contract/schemas/email";
import { callDoor } from "../call-door";
import { announce } from "../tabs";

/** The answer is the same whether there is such an account or not. */
export async function requestPasswordReset(email: string): Promise<void> {
  await callDoor({ endpoint: passwordResetRequest, body: { email } });
}

/** Every session of the account ends with it, in this browser's other tabs too. */
export async function resetPassword(reset: { uuid: string; token: string; password: string }): Promise<void> {
  const { uuid, ...body } = reset;
  await callDoor({ endpoint: passwordReset, params: { uuid }, body });
  announce({ type: "security-changed" });
}

export async function createAccount(body: SignUp): Promise<void> {
  await callDoor({ endpoint: signUp, body });
}
