import { noClient } from "../http/client-info";
import type { Mail } from "../mail/mail";
import type { MailContext } from "../mail/mail-context";
import { type About, buildSecurityMail } from "../mail/security-mail";
import { toShownAddress } from "../mail/shown-address";

/** `user` is as after it; `dropped` is the address that does not count, or no more. */
type Undone = About & { dropped: string };

const PASSWORD_FIRST = "Set a new password by the other mail that was just sent to you:";
const MAY_BE_KNOWN = "the one you have may be known to whoever asked for the change.";
const ANOTHER_LINK = { label: "Ask for another password link", path: "/reset" };

/** A change that was not confirmed yet, stopped from the inbox of the address that stays. */
export function buildStoppedMail(ctx: MailContext, { user, client, dropped }: Undone): Mail {
  return buildSecurityMail(
    ctx,
    { user, client },
    {
      template: "email_change_stopped",
      subject: "Your email address stays as it is",
      happened: `The change of your account's address to ${toShownAddress(dropped)} was cancelled by the link of the mail that told of it. Your account keeps ${toShownAddress(user.email)}, and every session was ended.`,
      lead: PASSWORD_FIRST,
      otherwise: MAY_BE_KNOWN,
      link: ANOTHER_LINK,
    },
  );
}

/** Both addresses are told (L3); the one that is dropped may be a thief's, and learns of no device and no IP address. */
export function buildRestoredMails(ctx: MailContext, { user, client, dropped }: Undone): Mail[] {
  const happened = `The email address of your account was changed back from ${toShownAddress(dropped)} to ${toShownAddress(user.email)}, by the link of the notice that was sent there. Every session was ended.`;
  const toOld = buildSecurityMail(
    ctx,
    { user, client },
    {
      template: "email_restored_old",
      subject: "Your old email address is back",
      happened,
      lead: PASSWORD_FIRST,
      otherwise: MAY_BE_KNOWN,
      link: ANOTHER_LINK,
    },
  );
  const toNew = buildSecurityMail(
    ctx,
    { user, client: noClient },
    {
      template: "email_restored_new",
      to: dropped,
      subject: "This is no longer your account email",
      happened,
      otherwise: `somebody else reads the mail of ${toShownAddress(user.email)}: ask the people who run this server for help.`,
      link: { label: "Sign in", path: "/sign-in" },
    },
  );
  return [toOld, toNew];
}
