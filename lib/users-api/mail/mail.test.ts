import { eq } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Mailbox, startMailbox } from "../../../sandbox/mailbox/server";
import { mailOutbox } from "../db/schema/mail";
import { createTestApi, type TestApi, uniqueName } from "../testing/create-test-api";
import { queueMail } from "./queue-mail";
import { sendDueMail } from "./send-due-mail";
import { startMailWorker } from "./start-mail-worker";

let api: TestApi;
let mailbox: Mailbox;
beforeAll(async () => {
  [api, mailbox] = await Promise.all([createTestApi(), startMailbox({ port: 0 })]);
});
afterAll(async () => {
  await Promise.all([api.close(), mailbox.close()]);
});

type Received = { to: string; from: string; subject: string; text: string };

async function received(to: string): Promise<Received[]> {
  const response = await fetch(`${mailbox.url}/?to=${encodeURIComponent(to)}`, {
    headers: { accept: "application/json" },
  });
  return (await response.json()) as Received[];
}

async function queue(subject = "Hello") {
  const to = `${uniqueName("reader")}@example.com`;
  await queueMail(api.ctx, api.ctx.db, { template: "test", to, subject, text: "Text, ünïcode too" });
  return to;
}

async function readMail(to: string) {
  const [row] = await api.ctx.db.select().from(mailOutbox).where(eq(mailOutbox.toAddress, to));
  if (!row) {
    throw new Error(`No mail to ${to}`);
  }
  return row;
}

const connect = (url = mailbox.smtpUrl) => createTransport({ url }, { from: "PostHog <hi@example.com>" });
const env = () => ({ smtpUrl: mailbox.smtpUrl, from: "PostHog <hi@example.com>" });

async function sendAll(transport = connect()) {
  while (await sendDueMail(api.ctx, transport)) {
    // Until none is due.
  }
  transport.close();
}

test("a queued mail is sent once, with what it says, and is marked", async () => {
  const to = await queue("Verify your email address");
  await sendAll();
  await sendAll();
  expect(await received(to)).toMatchObject([
    { subject: "Verify your email address", text: expect.stringContaining("ünïcode") },
  ]);
  expect((await readMail(to)).sentAt).not.toBeNull();
});

test("a mail of a change that was rolled back is never sent", async () => {
  const to = `${uniqueName("nobody")}@example.com`;
  const change = api.ctx.db.transaction(async (tx) => {
    await queueMail(api.ctx, tx, { template: "test", to, subject: "s", text: "t" });
    throw new Error("rolled back");
  });
  await expect(change).rejects.toThrow("rolled back");
  await sendAll();
  expect(await received(to)).toEqual([]);
});

test("a mail server that is down means trying again, each time later", async () => {
  const to = await queue();
  const down = () => connect("smtp://127.0.0.1:1");
  const waits: number[] = [];
  for (let tries = 1; tries <= 3; tries += 1) {
    await sendAll(down());
    const row = await readMail(to);
    expect([row.sentAt, row.tries]).toEqual([null, tries]);
    const waitMs = row.sendAfter.getTime() - api.clock.now().getTime();
    waits.push(Math.round(waitMs / 1_000));
    await sendAll(down());
    expect((await readMail(to)).tries).toBe(tries);
    api.clock.advanceSeconds(waitMs / 1_000 + 1);
  }
  expect(waits).toEqual([2, 4, 8]);
  await sendAll();
  expect(await received(to)).toHaveLength(1);
});

test("after ten tries a mail is given up, and its neighbours still go out", async () => {
  const to = await queue();
  for (let tries = 1; tries <= 10; tries += 1) {
    await sendAll(connect("smtp://127.0.0.1:1"));
    api.clock.advanceSeconds(3_601);
  }
  const row = await readMail(to);
  expect([row.tries, row.sentAt, row.deadAt === null]).toEqual([10, null, false]);
  const next = await queue();
  await sendAll();
  expect(await received(to)).toEqual([]);
  expect(await received(next)).toHaveLength(1);
});

test("two workers on one outbox never send a mail twice", async () => {
  const readers = await Promise.all(Array.from({ length: 8 }, () => queue()));
  const workers = [startMailWorker(api.ctx, env()), startMailWorker(api.ctx, env())];
  await expect
    .poll(async () => (await Promise.all(readers.map(readMail))).every((row) => row.sentAt), {
      timeout: 18_000,
    })
    .toBe(true);
  await Promise.all(workers.map((worker) => worker.close()));
  for (const to of readers) {
    expect(await received(to)).toHaveLength(1);
  }
});

test("a mail that a killed worker held is sent by another after a minute", async () => {
  const to = await queue();
  const hanging = Object.assign(connect(), { sendMail: () => new Promise(() => {}) });
  void sendDueMail(api.ctx, hanging);
  await expect.poll(async () => (await readMail(to)).tries).toBe(1);
  await sendAll();
  expect(await received(to)).toEqual([]);
  api.clock.advanceSeconds(61);
  await sendAll();
  expect(await received(to)).toHaveLength(1);
});

test("E8: a line break in a subject makes no header", async () => {
  const to = await queue("Hello\r\nBcc: thief@example.com");
  await sendAll();
  expect(await received("thief@example.com")).toEqual([]);
  expect(await received(to)).toHaveLength(1);
});

test("L2: addresses and texts of mails are not logged", async () => {
  const to = await queue("A secret subject");
  await sendAll(connect("smtp://127.0.0.1:1"));
  const log = api.logLines.join("\n");
  expect(log).toContain("mail was not sent");
  expect(log).not.toContain(to);
  expect(log).not.toContain("A secret subject");
});
