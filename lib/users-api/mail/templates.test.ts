import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { buildMailSamples, hostileData } from "../testing/mail-samples";
import type { MailBlock } from "./mail";
import { mailTemplates } from "./mail-templates";
import { toPlainText } from "./plain-text";
import { renderMail } from "./render-mail";

const SITE_URL = "https://account.example.com";
const samples = (data?: typeof hostileData) =>
  buildMailSamples(SITE_URL, data).map(({ name, mail }) => ({ name, mail, ...renderMail(mail, SITE_URL) }));
const plain = samples();
const hostile = samples(hostileData);

/** What a person meets: without the looks, and without what only Outlook reads. */
const toWords = (html: string) =>
  html
    .slice(html.indexOf("<body"))
    .replace(/<!--\[if[\s\S]*?endif\]-->/g, "")
    .replace(/ (style|class|align|valign|border|cellpadding|cellspacing|bgcolor|width|role)="[^"]*"/g, "")
    .replace(/\s+/g, " ");

const unescapeText = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");

function listWords(block: MailBlock): string[] {
  switch (block.kind) {
    case "paragraph":
    case "advice":
      return [block.text];
    case "code":
      return [block.label, block.code];
    case "facts":
      return block.facts.flat();
    case "link":
      return [block.label, block.url];
  }
}

test("every template has a sample", () => {
  expect([...new Set(plain.map(({ mail }) => mail.template))].sort()).toEqual([...mailTemplates].sort());
});

test.each(plain)("$name says what it always said, in both parts", ({ subject, text, html }) => {
  expect(`Subject: ${subject}\n\n${text}`).toMatchSnapshot("text");
  expect(toWords(html)).toMatchSnapshot("html");
});

describe.each([
  ["plain", plain],
  ["hostile", hostile],
])("with %s data", (_, mails) => {
  test.each(mails)("$name says the same in both parts", ({ mail, text, html }) => {
    const words = mail.blocks.flatMap(listWords).map(toPlainText);
    expect(words.length).toBeGreaterThan(2);
    for (const word of words) {
      expect(text).toContain(word);
      expect(unescapeText(html)).toContain(word);
    }
  });

  test.each(mails)("$name loads nothing, runs nothing and links to this site alone", ({ html, text }) => {
    expect(html).not.toMatch(/<(img|script|iframe|link|object|form|svg|video|audio|base)\b/i);
    expect(html).not.toMatch(/url\(|@import|\bon\w+\s*=\s*["']/i);
    const links = [...html.matchAll(/\b(?:href|src|background|action)\s*=\s*"([^"]*)"/gi)].map(
      ([, url]) => url,
    );
    expect(links).toHaveLength(1);
    expect(links.filter((url) => !url?.startsWith(`${SITE_URL}/`))).toEqual([]);
    expect(text).toContain(`\n${links[0]}\n`);
    expect(links[0]).not.toMatch(/[?&#]/);
  });

  test.each(mails)(
    "$name has no line that a stranger wrote and no turned text",
    ({ subject, text, html }) => {
      expect(subject).not.toMatch(/[\r\n]/);
      expect(`${subject}${text}${html}`).not.toMatch(/\p{Bidi_Control}/u);
      expect(text).not.toMatch(/^(Bcc|Subject|<)/m);
      expect(text).not.toMatch(/\r/);
    },
  );
});

test("a mail is drawn for light and dark, without fonts from elsewhere", () => {
  for (const { html } of plain) {
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain("@media (prefers-color-scheme: dark)");
    expect(html).not.toContain("fonts.g");
    expect(html.length).toBeLessThan(102_000 / 4);
  }
});

test("a code and a link stand on lines of their own", () => {
  const text = plain.find(({ name }) => name === "verify_email")?.text ?? "";
  expect(text).toMatch(/^Your code is 123456$/m);
  expect(text).toMatch(/^https:\/\/account\.example\.com\/verify_email\/[0-9a-f-]{36}\/\w{48}$/m);
});

test("a mail that anybody can have sent holds nothing that a person typed", () => {
  const sent = hostile.find(({ name }) => name === "verify_email");
  const usual = plain.find(({ name }) => name === "verify_email");
  expect([sent?.text, sent?.html]).toEqual([usual?.text, usual?.html]);
});

test.each([
  ["Ada", "Hello Ada,"],
  ["J. R.", "Hello J. R.,"],
  ["", "Hello,"],
  ["evil.example", "Hello,"],
  ["https://evil.example", "Hello,"],
  ["you@evil.example", "Hello,"],
  ["A".repeat(300), `Hello ${"A".repeat(59)}…,`],
])("a name that a mail program would make a link of is left out: %s", (firstName, greeting) => {
  const user = { ...hostileData.user, firstName };
  const [sample] = buildMailSamples(SITE_URL, { ...hostileData, user }).filter(
    ({ name }) => name === "new_device_login",
  );
  expect(sample?.mail.blocks[0]).toEqual({ kind: "paragraph", text: greeting });
});

test("the HTML part reads as text without its looks", async () => {
  const [first] = plain;
  const parsed = await simpleParser(`Content-Type: text/html; charset=utf-8\r\n\r\n${first?.html}`);
  expect(parsed.text).toContain("123456");
});
