import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApi, SITE_URL, type TestApi } from "../testing/create-test-api";
import { MAIL_FROM, sendAll } from "../testing/mail-kit";
import { buildMailSamples, hostileData } from "../testing/mail-samples";
import { type MailServer, startMailServer } from "../testing/mail-server";
import { createMailTransport } from "./create-transport";
import { queueMail } from "./queue-mail";
import { renderMail } from "./render-mail";

let api: TestApi;
let server: MailServer;
const address = "ada@example.com";
const data = { ...hostileData, user: { ...hostileData.user, email: address }, address };
const samples = buildMailSamples(SITE_URL, data);

/** What really arrives: through outbox, worker and SMTP, read by a parser that is not the writer. */
beforeAll(async () => {
  [api, server] = await Promise.all([createTestApi(), startMailServer()]);
  for (const { mail } of samples) {
    await queueMail(api.ctx, api.ctx.db, mail);
    await sendAll(api, createMailTransport({ smtpUrl: server.url, from: MAIL_FROM }));
  }
});
afterAll(async () => {
  await Promise.all([api.close(), server.close()]);
});

test("every mail arrives", () => {
  expect(server.mails).toHaveLength(samples.length);
});

test.each(samples.map((sample, index) => ({ ...sample, index })))(
  "$name arrives as it was written: sender, recipient, subject, both parts",
  ({ mail, index }) => {
    const arrived = server.mails[index];
    const { subject, text, html } = renderMail(mail, SITE_URL);
    expect(arrived?.from?.text).toBe('"PostHog" <hi@example.com>');
    expect([arrived?.to].flat().map((to) => to?.text)).toEqual([address]);
    expect(arrived?.subject).toBe(subject);
    expect(arrived?.text).toBe(text);
    expect(String(arrived?.html).trim()).toBe(html);
    expect(arrived?.attachments).toEqual([]);
  },
);

test("a mail says that a program sent it, and nothing of the programs, the network or a reader to track", () => {
  const names = new Set(server.mails.flatMap(({ headers }) => [...headers.keys()]));
  expect([...names].sort()).toEqual([
    "auto-submitted",
    "content-type",
    "date",
    "from",
    "message-id",
    "mime-version",
    "subject",
    "to",
    "x-auto-response-suppress",
  ]);
});

test("only the mails that need them hold a code or a token", () => {
  const withCode = samples.filter((_, index) => /\b123456\b/.test(server.mails[index]?.text ?? ""));
  const withToken = samples.filter((_, index) => /\/\w{48}\b/.test(server.mails[index]?.text ?? ""));
  expect(withCode.map(({ name }) => name)).toEqual(["verify_email", "verify_email by code", "login_code"]);
  expect(withToken.map(({ name }) => name)).toEqual([
    "verify_email",
    "verify_email by link",
    "email_change_requested",
    "email_changed_old",
    "password_reset",
    "password_reset after undo",
  ]);
});
