import { defineEndpoint } from "../endpoint";

const shared = { credential: "session" } as const;
const setup = { ...shared, user: "ignored" } as const;

export const twoFactorStartSetup = defineEndpoint({
  ...setup,
  id: "twoFactorStartSetup",
  method: "GET",
  path: "/api/users/:uuid/two_factor_start_setup/",
  section: "2.10",
  summary: "Mint a new pending authenticator secret",
  sideEffect: true,
  doorMethod: "POST",
});

export const start2faSetup = defineEndpoint({
  ...setup,
  id: "start2faSetup",
  method: "GET",
  path: "/api/users/:uuid/start_2fa_setup/",
  section: "2.11",
  summary: "Deprecated alias of two_factor_start_setup",
  sideEffect: true,
  door: "closed",
});

export const twoFactorValidate = defineEndpoint({
  ...setup,
  id: "twoFactorValidate",
  method: "POST",
  path: "/api/users/:uuid/two_factor_validate/",
  section: "2.12",
  summary: "Enable two-factor authentication with the first code",
  proof: "recent",
});

export const validate2fa = defineEndpoint({
  ...setup,
  id: "validate2fa",
  method: "POST",
  path: "/api/users/:uuid/validate_2fa/",
  section: "2.13",
  summary: "Deprecated alias of two_factor_validate",
  proof: "recent",
  door: "closed",
});

export const twoFactorStatus = defineEndpoint({
  ...shared,
  id: "twoFactorStatus",
  method: "GET",
  path: "/api/users/:uuid/two_factor_status/",
  section: "2.14",
  summary: "Read the two-factor status",
});

export const twoFactorBackupCodes = defineEndpoint({
  ...shared,
  id: "twoFactorBackupCodes",
  method: "POST",
  path: "/api/users/:uuid/two_factor_backup_codes/",
  section: "2.15",
  summary: "Make new backup codes, voiding the old set",
  proof: "fresh",
});

/** Codes are secrets, which a browser asks for and never reads by the way (design.md 1). */
export const twoFactorViewCodes = defineEndpoint({
  ...shared,
  id: "twoFactorViewCodes",
  method: "POST",
  path: "/api/users/:uuid/two_factor_backup_codes/view/",
  origin: "added",
  section: "11",
  summary: "Show the unused backup codes, by a fresh status read",
  sideEffect: false,
  doorCalls: twoFactorStatus,
});

export const twoFactorCheckCode = defineEndpoint({
  ...shared,
  id: "twoFactorCheckCode",
  method: "POST",
  path: "/api/users/:uuid/two_factor_backup_codes/check/",
  origin: "added",
  section: "12",
  summary: "Tell whether a backup code is in the current set, without using it up",
  user: "self_only",
  proof: "recent",
});

export const twoFactorDisable = defineEndpoint({
  ...shared,
  id: "twoFactorDisable",
  method: "POST",
  path: "/api/users/:uuid/two_factor_disable/",
  section: "2.16",
  summary: "Disable two-factor authentication and remove its devices",
  proof: "fresh",
});
