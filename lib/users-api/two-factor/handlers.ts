import { listAuthenticators } from "./authenticators/list-authenticators";
import { removeAuthenticator } from "./authenticators/remove-authenticator";
import { renameAuthenticator } from "./authenticators/rename-authenticator";
import { startAuthenticator } from "./authenticators/start-authenticator";
import { validateAuthenticator } from "./authenticators/validate-authenticator";
import { checkBackupCode } from "./check-backup-code";
import { createBackupCodes } from "./create-backup-codes";
import { disableTwoFactor } from "./disable";
import { getTwoFactorStatus } from "./get-status";
import { startTwoFactorSetup } from "./start-setup";
import { validateTwoFactorSetup } from "./validate-setup";

export const twoFactorHandlers = {
  authenticatorRemove: removeAuthenticator,
  authenticatorRename: renameAuthenticator,
  authenticatorStart: startAuthenticator,
  authenticatorValidate: validateAuthenticator,
  authenticatorsList: listAuthenticators,
  start2faSetup: startTwoFactorSetup,
  twoFactorBackupCodes: createBackupCodes,
  twoFactorCheckCode: checkBackupCode,
  twoFactorDisable: disableTwoFactor,
  twoFactorStartSetup: startTwoFactorSetup,
  twoFactorStatus: getTwoFactorStatus,
  twoFactorValidate: validateTwoFactorSetup,
  validate2fa: validateTwoFactorSetup,
};
