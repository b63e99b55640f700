import {
  authenticatorRemove,
  authenticatorRename,
  authenticatorStart,
  authenticatorValidate,
} from "@/lib/contract/endpoints/security";
import {
  twoFactorBackupCodes,
  twoFactorCheckCode,
  twoFactorDisable,
  twoFactorStartSetup,
  twoFactorValidate,
  twoFactorViewCodes,
} from "@/lib/contract/endpoints/two-factor";
import { callDoor } from "../call-door";

/** A secret to be confirmed: of a named app, or of the account's default one where `id` is null. */
export type PendingSetup = { id: string | null; secret: string };

/** Mints a new secret each time; null where the server only wants this session to show its factor. */
export async function startDefaultSetup(): Promise<PendingSetup | null> {
  const { body } = await callDoor({ endpoint: twoFactorStartSetup });
  return body.secret === undefined ? null : { id: null, secret: body.secret };
}

export async function startNamedSetup(name: string): Promise<PendingSetup> {
  const { body } = await callDoor({ endpoint: authenticatorStart, body: { name } });
  return body;
}

export async function validateSetup({ id, token }: { id: string | null; token: string }): Promise<void> {
  if (id === null) await callDoor({ endpoint: twoFactorValidate, body: { token } });
  else await callDoor({ endpoint: authenticatorValidate, params: { id }, body: { token } });
}

export async function renameAuthenticator({ id, name }: { id: string; name: string }): Promise<void> {
  await callDoor({ endpoint: authenticatorRename, params: { id }, body: { name } });
}

export async function removeAuthenticator(id: string): Promise<void> {
  await callDoor({ endpoint: authenticatorRemove, params: { id } });
}

/** Voids the old set. */
export async function createBackupCodes(): Promise<string[]> {
  const { body } = await callDoor({ endpoint: twoFactorBackupCodes, body: {} });
  return body.backup_codes;
}

export async function viewBackupCodes(): Promise<string[]> {
  const { body } = await callDoor({ endpoint: twoFactorViewCodes });
  return body.backup_codes;
}

export async function checkBackupCode(code: string): Promise<boolean> {
  const { body } = await callDoor({ endpoint: twoFactorCheckCode, body: { code } });
  return body.valid;
}

export async function disableTwoFactor(): Promise<void> {
  await callDoor({ endpoint: twoFactorDisable, body: {} });
}
