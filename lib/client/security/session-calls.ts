import { ApiError } from "@/lib/contract/api-error";
import { accountUpdate } from "@/lib/contract/endpoints/account";
import { deviceRemove } from "@/lib/contract/endpoints/security";
import { sessionRemove, sessionsRevokeOthers } from "@/lib/contract/endpoints/session";
import { callDoor } from "../call-door";

/** One that is already over counts as ended. */
export async function endSession(id: string): Promise<void> {
  await ignoreMissing(() => callDoor({ endpoint: sessionRemove, params: { id } }));
}

/** How many were ended. */
export async function endOtherSessions(): Promise<number> {
  const { body } = await callDoor({ endpoint: sessionsRevokeOthers });
  return body.revoked;
}

export async function removeDevice(id: string): Promise<void> {
  await ignoreMissing(() => callDoor({ endpoint: deviceRemove, params: { id } }));
}

type NewPassword = { current_password?: string; password: string };

/** `current_password` is left out where the account has no password yet. */
export async function changePassword(body: NewPassword): Promise<void> {
  await callDoor({ endpoint: accountUpdate, body }, { renewsSession: true });
}

async function ignoreMissing(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  }
}
