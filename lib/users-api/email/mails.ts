import type { Mail, MailBlock } from "../mail/mail";
import type { MailContext, MailReader } from "../mail/mail-context";
import { type About, buildSecurityMail } from "../mail/security-mail";
import { toShownAddress } from "../mail/shown-address";

/** What a server does not prove an address by is null, and not in the mail. */
type Verification = {
  user: MailReader;
  address: string;
  token: string | null;
  code: string | null;
};

/** Anybody can have it sent to anybody: it holds nothing that a person typed. */
export function buildVerificationMail(ctx: MailContext, { user, address, token, code }: Verification): Mail {
  return {
    template: "verify_email",
    to: address,
    subject: "Verify your email address",
    blocks: [
      ...(code === null ? [] : buildCodeBlocks(code)),
      { kind: "paragraph", text: introduceLink(code, token) },
      {
        kind: "link",
        label: "Verify email address",
        url: `${ctx.settings.siteUrl}/verify_email/${user.uuid}${token === null ? "" : `/${token}`}`,
      },
      {
        kind: "advice",
        text: `If you did not ask for it, ignore this mail: nothing changes without ${nameProof(code, token)}. Nobody from this service will ever ask you for ${code === null ? "it" : "the code"}.`,
      },
    ],
  };
}

function buildCodeBlocks(code: string): MailBlock[] {
  return [
    {
      kind: "paragraph",
      text: "Type this code on the page that asked for it. It works for ten minutes after you asked.",
    },
    { kind: "code", label: "Your code is", code },
  ];
}

function introduceLink(code: string | null, token: string | null): string {
  if (token === null) {
    return "If you have closed that page, it is here.";
  }
  return code === null
    ? "Open this link within a day and confirm there."
    : "Or open this link within a day and confirm there.";
}

function nameProof(code: string | null, token: string | null): string {
  if (token === null) {
    return "the code";
  }
  return code === null ? "the link" : "the code or the link";
}

/** For the owner of an address that somebody else tried to use; it holds no code and no token. */
export function buildAddressTakenMail(ctx: MailContext, { owner }: { owner: MailReader }): Mail {
  return {
    template: "address_taken",
    to: owner.email,
    subject: "Somebody tried to use your email address",
    blocks: [
      {
        kind: "paragraph",
        text: "Somebody tried to use your email address for another account. Nothing has changed: the address stays yours.",
      },
      {
        kind: "paragraph",
        text: "If that was you, sign in with this address, or set a new password there if you no longer know it.",
      },
      { kind: "link", label: "Sign in", url: `${ctx.settings.siteUrl}/sign-in` },
    ],
  };
}

type Change = About & { address: string; undoToken: string | null };

const UNDO_PATH = "/undo_email_change";
const WITHOUT_UNDO = "change your password, and ask the people who run this server for help.";

export function buildChangeRequestedMail(ctx: MailContext, change: Change): Mail {
  const { address, undoToken, ...about } = change;
  return buildSecurityMail(ctx, about, {
    template: "email_change_requested",
    subject: "Your account is about to get another email address",
    happened: `Your account will use ${toShownAddress(address)} once that address is confirmed. Until then nothing changes.`,
    otherwise: WITHOUT_UNDO,
    ...(undoToken !== null && {
      otherwise:
        "cancel the change with this link. It also ends every session and sends you a link for a new password.",
      link: { label: "Cancel the change", path: `${UNDO_PATH}/${undoToken}` },
    }),
  });
}

/** Both addresses are told, and both mails name both (contract.md 5.2). */
export function buildChangedMails(ctx: MailContext, change: Change): Mail[] {
  const { address, undoToken, user, client } = change;
  // "Account" names the address that it has now, in both.
  const about = { user: { ...user, email: address }, client };
  const happened = `The email address of your account was changed from ${toShownAddress(user.email)} to ${toShownAddress(address)}. Other sessions were ended.`;
  const toOld = buildSecurityMail(ctx, about, {
    template: "email_changed_old",
    to: user.email,
    subject: "This is no longer your PostHog account email",
    happened,
    otherwise: WITHOUT_UNDO,
    ...(undoToken !== null && {
      otherwise:
        "take the change back with this link within seven days. It also ends every session and sends you a link for a new password.",
      link: { label: "Take the change back", path: `${UNDO_PATH}/${undoToken}` },
    }),
  });
  const toNew = buildSecurityMail(ctx, about, {
    template: "email_changed_new",
    subject: "This is your new PostHog account email",
    happened,
    otherwise: "change your password and end the other sessions.",
  });
  return [toOld, toNew];
}
