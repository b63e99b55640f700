import {
  buildAddressTakenMail,
  buildChangedMails,
  buildChangeRequestedMail,
  buildVerificationMail,
} from "../email/mails";
import { buildRestoredMails, buildStoppedMail } from "../email/undone-mails";
import { type ClientInfo, noClient } from "../http/client-info";
import type { Mail } from "../mail/mail";
import type { MailContext, MailReader } from "../mail/mail-context";
import { buildNotificationTestMail } from "../notifications/mails";
import { buildPasswordResetMail } from "../password-reset/mails";
import { buildLoginCodeMail, buildNewDeviceMail } from "../sessions/mails";
import {
  buildBackupCodeUsedMail,
  buildDisabledMail,
  buildEnabledMail,
  buildRemovedMail,
} from "../two-factor/mails";
import { buildPasswordChangedMail } from "../users/mails";

/** What people and programs may say of themselves. */
export type SampleData = { user: MailReader; client: ClientInfo; address: string; appName: string };

const uuid = "6e9f1c2a-4b7d-4c1e-9a53-0f8d2b7c6a10";

export const plainData: SampleData = {
  user: { uuid, email: "ada@example.com", firstName: "Ada" },
  client: {
    ...noClient,
    ip: "203.0.113.7",
    userAgent:
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  },
  address: "ada.lovelace@example.org",
  appName: "Work phone",
};

const long = (text: string) => text.repeat(Math.ceil(300 / text.length)).slice(0, 300);
const local = "a".repeat(64);

/** Markup, line breaks, turned text, three hundred characters without a blank. */
export const hostileData: SampleData = {
  user: { uuid, email: `${local}@${"b".repeat(60)}.example`, firstName: long("<b>Ada</b>\u202e") },
  client: {
    ...noClient,
    ip: `2001:db8::1"><img src=https://evil.example/p.gif>`,
    userAgent: "curl/8.0\r\nBcc: thief@evil.example\r\n\r\n<script>alert(1)</script>",
  },
  address: `"><a href=https://evil.example>{{url}}</a>'@example.org`,
  appName: `${long("Phone\r\nSubject: no\u2066")}<img src=x onerror=alert(1)>`,
};

type Sample = { name: string; mail: Mail };

/** Every mail that the API sends, in all its variants. */
export function buildMailSamples(siteUrl: string, data: SampleData = plainData): Sample[] {
  const ctx: MailContext = { clock: { now: () => new Date("2026-11-24T09:41:00Z") }, settings: { siteUrl } };
  const { user, client, address, appName: name } = data;
  const about = { user, client };
  const token = "q7Zt3VfXw1LmB9sKe5RyUo2PaHc8JdNg4TiEvCb6WxQzSrYu";
  const change = { ...about, address, undoToken: token };
  const [changedOld, changedNew] = buildChangedMails(ctx, change);
  const enabled = (["two_factor_enabled", "two_factor_replaced", "authenticator_added"] as const).map(
    (type) => buildEnabledMail(ctx, { ...about, type, name }),
  );
  const mails: [Mail | undefined, variant?: string][] = [
    [buildVerificationMail(ctx, { user, address, token, code: "123456" })],
    [buildVerificationMail(ctx, { user, address, token, code: null }), "by link"],
    [buildVerificationMail(ctx, { user, address, token: null, code: "123456" }), "by code"],
    [buildAddressTakenMail(ctx, { owner: user })],
    [buildChangeRequestedMail(ctx, change)],
    [changedOld],
    [changedNew],
    [buildStoppedMail(ctx, { ...about, dropped: address })],
    ...buildRestoredMails(ctx, { ...about, dropped: address }).map((mail): [Mail] => [mail]),
    [buildPasswordResetMail(ctx, { user, token, cause: "asked" })],
    [buildPasswordResetMail(ctx, { user, token, cause: "undo" }), "after undo"],
    [buildPasswordChangedMail(ctx, { ...about, isFirst: false })],
    [buildPasswordChangedMail(ctx, { ...about, isFirst: true }), "first"],
    [buildNewDeviceMail(ctx, about)],
    [buildLoginCodeMail(ctx, { user, code: "123456" })],
    ...enabled.map((mail): [Mail] => [mail]),
    [buildRemovedMail(ctx, { ...about, name })],
    [buildDisabledMail(ctx, { ...about, isOwn: true })],
    [buildDisabledMail(ctx, { user, client: noClient, isOwn: false }), "by_staff"],
    [buildBackupCodeUsedMail(ctx, { ...about, remaining: 1 })],
    [buildNotificationTestMail(ctx, { user, entry: { label: "Weekly digest", causes: "a week is over." } })],
  ];
  return mails.flatMap(([mail, variant]) =>
    mail ? [{ name: [mail.template, variant].filter(Boolean).join(" "), mail }] : [],
  );
}
