import type { Mail } from "../mail/mail";
import type { MailContext } from "../mail/mail-context";
import { type About, buildSecurityMail } from "../mail/security-mail";

const RECLAIM =
  "change your password, end the other sessions, and remove every authenticator app that is not yours.";

export type EnabledBy = "two_factor_enabled" | "two_factor_replaced" | "authenticator_added";

export function buildEnabledMail(
  ctx: MailContext,
  { user, client, type, name }: About & { type: EnabledBy; name: string },
): Mail {
  switch (type) {
    case "two_factor_enabled":
      return buildSecurityMail(
        ctx,
        { user, client },
        {
          template: "two_factor_enabled",
          subject: "You've enabled 2FA protection",
          happened:
            "Two-factor authentication is now on. Signing in asks for a code of your authenticator app from now on, and other sessions were ended.",
          otherwise: RECLAIM,
        },
      );
    case "two_factor_replaced":
      return buildSecurityMail(
        ctx,
        { user, client },
        {
          template: "two_factor_replaced",
          subject: "Your authenticator app was replaced",
          happened:
            "A new authenticator app took the place of the former one, which no longer works. Other sessions were ended.",
          otherwise: RECLAIM,
        },
      );
    case "authenticator_added":
      return buildSecurityMail(
        ctx,
        { user, client },
        {
          template: "authenticator_added",
          subject: "An authenticator app was added to your account",
          happened: `The authenticator app "${name}" can now be used to sign in. Other sessions were ended.`,
          otherwise: RECLAIM,
        },
      );
  }
}

export function buildRemovedMail(ctx: MailContext, { user, client, name }: About & { name: string }): Mail {
  return buildSecurityMail(
    ctx,
    { user, client },
    {
      template: "authenticator_removed",
      subject: "An authenticator app was removed from your account",
      happened: `The authenticator app "${name}" can no longer be used to sign in. Other sessions were ended.`,
      otherwise: RECLAIM,
    },
  );
}

export function buildDisabledMail(
  ctx: MailContext,
  { user, client, isOwn }: About & { isOwn: boolean },
): Mail {
  const by = isOwn ? "" : " by a member of staff";
  return buildSecurityMail(
    ctx,
    { user, client },
    {
      template: "two_factor_disabled",
      subject: "You've disabled 2FA protection",
      happened: `Two-factor authentication was turned off${by}. Your authenticator apps and backup codes no longer work, and signing in asks for your password alone.`,
      otherwise: "change your password and turn two-factor authentication on again.",
      ...(!isOwn && { lead: "If you asked for this, there is nothing to do. If you did not," }),
    },
  );
}

export function buildBackupCodeUsedMail(
  ctx: MailContext,
  { user, client, remaining }: About & { remaining: number },
): Mail {
  const left = remaining === 1 ? "1 code is left" : `${remaining} codes are left`;
  return buildSecurityMail(
    ctx,
    { user, client },
    {
      template: "backup_code_used",
      subject: "A backup code was used for your account",
      happened: `A backup code was used to prove who you are. It does not work again; ${left}.`,
      otherwise: "change your password, make new backup codes, and end the other sessions.",
    },
  );
}
