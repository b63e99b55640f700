import { describeUserAgent } from "@/lib/contract/describe-user-agent";

import type { ClientInfo } from "../http/client-info";
import type { Fact, Mail } from "./mail";
import type { MailContext, MailReader } from "./mail-context";
import type { MailTemplate } from "./mail-templates";
import { clip, toPlainText } from "./plain-text";
import { toShownAddress } from "./shown-address";

const NAME_LENGTH_MAX = 60;
const OWN_HAND = "If this was you, there is nothing to do. If it was not you,";

const timeFormat = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

export type About = { user: MailReader; client: ClientInfo };

type Notice = {
  template: MailTemplate;
  /** Where it goes, if not to the address that the account has now. */
  to?: string;
  subject: string;
  /** What happened, in one or two sentences. */
  happened: string;
  /** What to do if it was somebody else; follows `lead`. */
  otherwise: string;
  /** Where it was not the person's own hand in any case. */
  lead?: string;
  /** Where it is done; the security page unless said otherwise. */
  link?: { label: string; path: string };
};

/** The shape of every notice about an account's safety: what, when, from where, and what to do. */
export function buildSecurityMail(ctx: MailContext, { user, client }: About, notice: Notice): Mail {
  const { label, path } = notice.link ?? { label: "Review your security", path: "/settings/security" };
  return {
    template: notice.template,
    to: notice.to ?? user.email,
    subject: notice.subject,
    blocks: [
      { kind: "paragraph", text: greet(user) },
      { kind: "paragraph", text: notice.happened },
      { kind: "facts", facts: listFacts(ctx, { user, client }) },
      {
        kind: "paragraph",
        text: `${notice.lead ?? OWN_HAND} ${notice.otherwise}`,
      },
      { kind: "link", label, url: `${ctx.settings.siteUrl}${path}` },
    ],
  };
}

/** By name, unless a mail program would make a link of it: that is how strangers put one there. */
function greet({ firstName }: MailReader): string {
  const name = clip(toPlainText(firstName), NAME_LENGTH_MAX);
  return name === "" || /[/:@]|\.\S/.test(name) ? "Hello," : `Hello ${name},`;
}

function listFacts(ctx: MailContext, { user, client }: About): Fact[] {
  return [
    ["Account", toShownAddress(user.email)],
    ["Time", `${timeFormat.format(ctx.clock.now())} UTC`],
    ...(client.userAgent ? [["Device", describeUserAgent(client.userAgent).name] as const] : []),
    ...(client.ip ? [["IP address", client.ip] as const] : []),
  ];
}
