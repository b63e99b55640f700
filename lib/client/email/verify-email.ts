import { accountGet } from "@/lib/contract/endpoints/account";
import { emailVerify } from "@/lib/contract/endpoints/email";
import type { User } from "@/lib/contract/schemas/account";
import { callDoor } from "../call-door";
import { sendCall } from "../door-request";
import { announce } from "../tabs";

/** What the server still asks of whoever confirmed. */
export type StepAfter = "none" | "sign_in" | "second_factor" | "sso";

type Proof = { uuid: string } & ({ token: string } | { code: string });

/** Proves an address by what its mail holds. Nobody is signed in by it: the door keeps no cookies. */
export async function verifyEmail(proof: Proof): Promise<StepAfter> {
  const { body } = await callDoor({ endpoint: emailVerify, body: proof });
  announce({ type: "security-changed" });
  if (body.requires_sso) return "sso";
  if (body.requires_2fa) return "second_factor";
  return body.requires_login ? "sign_in" : "none";
}

/** Whether a link that is used up has done its work already, for the one person who may know. */
export async function isVerifiedMe(uuid: string): Promise<boolean> {
  const response = await sendCall({ endpoint: accountGet }).catch(() => null);
  if (!response?.ok) return false;
  const user = (await response.json()) as Pick<User, "uuid" | "is_email_verified" | "pending_email">;
  return user.uuid === uuid && user.is_email_verified === true && !user.pending_email;
}
