import { accountGet } from "@/lib/contract/endpoints/account";
import { emailVerify } from "@/lib/contract/endpoints/email";
import { callDoor } from "../call-door";
import { sendCall } from "../door-request";
import { announce } from "../tabs";
import { keepConfirmedLink } from "./confirmed-link";
import type { Visitor } from "./visitor";

/** What the server still asks of whoever confirmed. */
export type StepAfter = "none" | "sign_in" | "second_factor" | "sso";

type Proof = { uuid: string } & ({ token: string } | { code: string });

/** Proves an address by what its mail holds. Nobody is signed in by it: the door keeps no cookies. */
export async function verifyEmail(proof: Proof): Promise<StepAfter> {
  const { body } = await callDoor({ endpoint: emailVerify, body: proof });
  if ("token" in proof) await keepConfirmedLink(proof.token);
  announce({ type: "security-changed" });
  if (body.requires_sso) return "sso";
  if (body.requires_2fa) return "second_factor";
  return body.requires_login ? "sign_in" : "none";
}

/** The account as it is now, for the one person who may know; null for everybody else. */
export async function readOwner(uuid: string): Promise<Visitor | null> {
  const response = await sendCall({ endpoint: accountGet }).catch(() => null);
  if (!response?.ok) return null;
  const user = (await response.json()) as Visitor;
  return user.uuid === uuid ? user : null;
}
