import { LINK_STATE_TTL_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../context";
import type { Profile, ProfileName } from "./profile";

const ours: Profile = {
  isOurs: true,
  hasLoginCodes: false,
  verifiesBy: ["token", "code"],
  isSignedInByProof: false,
  isTakenAddressTold: false,
  takesPlusAddresses: true,
  storesCaseEdits: true,
  mayKeyChangeCredentials: false,
  needsFreshProof: ["email", "safety"],
  keepsSessionsAfter: [],
  showsCodesAlways: false,
  // Crockford's: without i, l, o and u. 13 of 32 characters are 65 bits, and no byte is wasted.
  backupCode: { alphabet: "0123456789abcdefghjkmnpqrstvwxyz", length: 13 },
  hasNotificationLocks: true,
  github: {
    fastPath: ["posthog_code", "posthog_mobile"],
    clients: ["posthog_code", "posthog_mobile"],
    stateSeconds: LINK_STATE_TTL_SECONDS,
    installationId: /^[1-9]\d{0,19}$/,
    hasSetupUrl: true,
    returnsWithoutCode: true,
    uninstallsLast: false,
    waitsForSync: false,
    hidesRefusedBranches: false,
  },
};

const seed: Profile = {
  ...ours,
  isOurs: false,
  verifiesBy: ["token"],
  isSignedInByProof: true,
  isTakenAddressTold: true,
  mayKeyChangeCredentials: true,
  needsFreshProof: [],
  keepsSessionsAfter: ["password", "email", "two_factor_on", "two_factor_off"],
  showsCodesAlways: true,
  backupCode: { alphabet: "abcdefghijklmnopqrstuvwxyz234567", length: 8 },
  hasNotificationLocks: false,
  github: {
    fastPath: ["posthog_code"],
    clients: ["posthog_code"],
    stateSeconds: 600,
    installationId: /^\d{1,20}$/,
    hasSetupUrl: false,
    returnsWithoutCode: false,
    uninstallsLast: false,
    waitsForSync: true,
    hidesRefusedBranches: true,
  },
};

const today: Profile = {
  ...seed,
  hasLoginCodes: true,
  verifiesBy: ["code"],
  takesPlusAddresses: false,
  storesCaseEdits: false,
  mayKeyChangeCredentials: false,
  needsFreshProof: ["email"],
  keepsSessionsAfter: ["two_factor_off"],
  showsCodesAlways: false,
  hasNotificationLocks: true,
  github: {
    ...seed.github,
    fastPath: "anyone",
    clients: ["posthog_code", "posthog_mobile", "slack"],
    stateSeconds: 900,
    installationId: /^[1-9]\d{0,19}$/,
    hasSetupUrl: true,
    returnsWithoutCode: true,
    uninstallsLast: true,
  },
};

const profiles: Record<ProfileName, Profile> = { ours, seed, today };

export function getProfile({ settings }: Pick<ApiContext, "settings">): Profile {
  return profiles[settings.profile];
}
