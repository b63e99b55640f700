import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getWithHost } from "../shared/get-with-host";
import type { Mail } from "./mail";
import { type Mailbox, startMailbox } from "./server";

let mailbox: Mailbox;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mailbox-"));
  mailbox = await startMailbox({ port: 0, stateFile: join(folder, "mails.json") });
  await send("first@example.com", "First");
  await send("second@example.com", "Second");
});

afterAll(async () => {
  await mailbox.close();
  await rm(folder, { recursive: true });
});

test("a mail sent by SMTP is listed as soon as the sender is done, newest first", async () => {
  const mails = await list();
  expect(mails.map((mail) => mail.subject)).toEqual(["Second", "First"]);
  expect(mails[0]).toEqual({
    to: "second@example.com",
    from: '"Our app" <no-reply@example.com>',
    subject: "Second",
    text: expect.stringContaining("https://localhost/verify?code=1"),
    html: expect.stringContaining("<b>Second</b>"),
    date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});

test("the list can be narrowed to one address, in any case", async () => {
  expect((await list("?to=FIRST@example.com")).map((mail) => mail.subject)).toEqual(["First"]);
});

test("a mail's html reaches the page only inside a sandboxed frame", async () => {
  const page = await (await fetch(`${mailbox.url}/mails/2`)).text();
  expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(page).toContain("&lt;b&gt;Second&lt;/b&gt;");
  expect(page).not.toContain("<b>Second</b>");
  expect(page).toContain('href="https://localhost/verify?code=1"');
});

test("a name that only resolves to loopback is refused", async () => {
  expect(await getWithHost(mailbox.url, "mailbox.attacker.example")).toBe(421);
});

test("mails outlive a restart, and DELETE empties the box", async () => {
  await mailbox.close();
  mailbox = await startMailbox({ port: 0, stateFile: join(folder, "mails.json") });
  expect(await list()).toHaveLength(2);
  await fetch(mailbox.url, { method: "DELETE" });
  expect(await list()).toEqual([]);
});

async function send(to: string, subject: string): Promise<void> {
  const transport = createTransport(mailbox.smtpUrl);
  await transport.sendMail({
    from: "Our app <no-reply@example.com>",
    to,
    subject,
    text: "Open https://localhost/verify?code=1.",
    html: `<b>${subject}</b>`,
  });
  transport.close();
}

async function list(query = ""): Promise<Mail[]> {
  const response = await fetch(`${mailbox.url}/${query}`, { headers: { accept: "application/json" } });
  return (await response.json()) as Mail[];
}
