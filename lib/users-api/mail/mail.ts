import type { MailTemplate } from "./mail-templates";

export type Fact = readonly [label: string, value: string];

/** What a mail is made of; both of its parts show every block, so that they cannot differ. */
export type MailBlock =
  | { kind: "paragraph"; text: string }
  /** Closing words, quieter than a paragraph. */
  | { kind: "advice"; text: string }
  | { kind: "code"; label: string; code: string }
  | { kind: "facts"; facts: readonly Fact[] }
  | { kind: "link"; label: string; url: string };

export type Mail = {
  template: MailTemplate;
  to: string;
  subject: string;
  blocks: readonly MailBlock[];
};
