import type { User } from "@/lib/contract/schemas/account";

type Facts = Pick<
  User,
  "organization" | "is_2fa_enabled" | "has_sso_enforcement" | "has_social_auth" | "is_impersonated"
>;

/** Whether the current organisation keeps everything closed until the person has a second factor. */
export function isTwoFactorForced(user: Facts): boolean {
  const isSpared = user.has_sso_enforcement || user.has_social_auth || user.is_impersonated;
  return Boolean(user.organization?.enforce_2fa) && !user.is_2fa_enabled && !isSpared;
}
