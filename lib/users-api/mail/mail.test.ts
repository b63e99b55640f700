import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { MAIL_FROM, newReader, queueNotice, readMail, sendAll } from "../testing/mail-kit";
import { type MailServer, smtpError, startMailServer } from "../testing/mail-server";
import { createMailTransport } from "./create-transport";
import { queueMail } from "./queue-mail";
import { sendDueMail } from "./send-due-mail";
import { startMailWorker } from "./start-mail-worker";

const DAY_SECONDS = 86_400;

let api: TestApi;
let server: MailServer;
beforeAll(async () => {
  [api, server] = await Promise.all([createTestApi(), startMailServer()]);
});
afterAll(async () => {
  await Promise.all([api.close(), server.close()]);
});

const connect = (smtpUrl = server.url) => createMailTransport({ smtpUrl, from: MAIL_FROM });
const down = () => connect("smtp://127.0.0.1:1");
const sendDue = (transport = connect()) => sendAll(api, transport);
const received = (to: string) =>
  server.mails.filter((mail) => [mail.to].flat().some((address) => address?.text === to));

test("a queued mail is sent once, with what it says, and is marked", async () => {
  const to = await queueNotice(api, { subject: "Verify your email address" });
  await sendDue();
  await sendDue();
  expect(received(to)).toMatchObject([
    { subject: "Verify your email address", text: expect.stringContaining("ünïcode") },
  ]);
  expect((await readMail(api, to)).sentAt).not.toBeNull();
});

test("a mail of a change that was rolled back is never sent", async () => {
  const to = newReader();
  const change = api.ctx.db.transaction(async (tx) => {
    await queueMail(api.ctx, tx, { template: "new_device_login", to, subject: "s", blocks: [] });
    throw new Error("rolled back");
  });
  await expect(change).rejects.toThrow("rolled back");
  await sendDue();
  expect(received(to)).toEqual([]);
});

test("a server without mail keeps none", async () => {
  const settings = { ...api.ctx.settings, isMailOn: false };
  const mail = { template: "new_device_login", to: newReader(), subject: "s", blocks: [] } as const;
  await queueMail({ ...api.ctx, settings }, api.ctx.db, mail);
  await expect(readMail(api, mail.to)).rejects.toThrow("No mail");
});

test("a sent mail's texts, and with them its codes and links, are gone from the database", async () => {
  const to = await queueNotice(api, { blocks: [{ kind: "code", label: "Your code is", code: "918273" }] });
  const before = await readMail(api, to);
  expect(before.text).toContain("918273");
  await sendDue();
  const after = await readMail(api, to);
  expect(JSON.stringify(after)).not.toContain("918273");
  const { id, subject, template, toAddress, createdAt } = before;
  expect(after).toMatchObject({ id, subject, template, toAddress, createdAt, text: "", html: null });
});

test("a mail server that is down means trying again, each time later", async () => {
  const to = await queueNotice(api);
  const waits: number[] = [];
  for (let tries = 1; tries <= 3; tries += 1) {
    await sendDue(down());
    const row = await readMail(api, to);
    expect([row.sentAt, row.tries, row.lastError]).toEqual([null, tries, "ESOCKET"]);
    const waitMs = row.sendAfter.getTime() - api.clock.now().getTime();
    waits.push(Math.ceil(waitMs / 1_000));
    await sendDue(down());
    expect((await readMail(api, to)).tries).toBe(tries);
    api.clock.advanceSeconds(waitMs / 1_000 + 1);
  }
  expect(waits).toEqual([2, 4, 8]);
  await sendDue();
  expect(received(to)).toHaveLength(1);
});

/** How long it is tried, in seconds. */
async function tryUntilDead(to: string): Promise<number> {
  for (;;) {
    const { createdAt, sendAfter, deadAt } = await readMail(api, to);
    if (deadAt) {
      return (deadAt.getTime() - createdAt.getTime()) / 1_000;
    }
    api.clock.advanceSeconds((sendAfter.getTime() - api.clock.now().getTime()) / 1_000);
    await sendDue(down());
  }
}

test("after a day of tries a mail is given up with its texts, and later ones still go out", async () => {
  const to = await queueNotice(api);
  const seconds = await tryUntilDead(to);
  expect(seconds).toBeGreaterThan(DAY_SECONDS - 3_700);
  expect(seconds).toBeLessThan(DAY_SECONDS);
  expect(await readMail(api, to)).toMatchObject({ sentAt: null, text: expect.stringContaining("ünïcode") });
  const next = await queueNotice(api);
  await sendDue();
  expect(received(to)).toEqual([]);
  expect(received(next)).toHaveLength(1);
});

test("a mail is not tried for longer than its link works", async () => {
  const to = await queueNotice(api, { template: "password_reset" });
  expect(await tryUntilDead(to)).toBeLessThan(3_600);
});

test("two workers on one outbox never send a mail twice", async () => {
  const readers = await Promise.all(Array.from({ length: 12 }, () => queueNotice(api)));
  const env = { smtpUrl: server.url, from: MAIL_FROM };
  // On Postgres each transaction has a connection of its own, as two processes would.
  const workers = [startMailWorker(api.ctx, env), startMailWorker({ ...api.ctx }, env)];
  await expect
    .poll(
      async () => (await Promise.all(readers.map((to) => readMail(api, to)))).every((row) => row.sentAt),
      {
        timeout: 18_000,
      },
    )
    .toBe(true);
  await Promise.all(workers.map((worker) => worker.close()));
  for (const to of readers) {
    expect(received(to)).toHaveLength(1);
    expect((await readMail(api, to)).tries).toBe(1);
  }
});

test("a burst of claims gives each mail to one worker alone", async () => {
  const readers = await Promise.all(Array.from({ length: 6 }, () => queueNotice(api)));
  const sent: string[] = [];
  const transport = Object.assign(connect(), {
    sendMail: async ({ to }: { to: { address: string } }) => sent.push(to.address),
  });
  await Promise.all(Array.from({ length: 18 }, () => sendDueMail(api.ctx, transport)));
  expect([...sent].sort()).toEqual([...readers].sort());
});

test("a mail that a killed worker held is sent by another after a minute", async () => {
  const to = await queueNotice(api);
  const hanging = Object.assign(connect(), { sendMail: () => new Promise(() => {}) });
  void sendDueMail(api.ctx, hanging);
  await expect.poll(async () => (await readMail(api, to)).tries).toBe(1);
  await sendDue();
  expect(received(to)).toEqual([]);
  api.clock.advanceSeconds(61);
  await sendDue();
  expect(received(to)).toHaveLength(1);
});

test("killed between sending and writing it down, a worker leaves one duplicate, known by its Message-ID", async () => {
  const to = await queueNotice(api);
  const db = new Proxy(api.ctx.db, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (key === "update") {
        return () => {
          throw new Error("killed");
        };
      }
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  await expect(sendDueMail({ ...api.ctx, db }, connect())).rejects.toThrow("killed");
  expect(received(to)).toHaveLength(1);
  api.clock.advanceSeconds(61);
  await sendDue();
  api.clock.advanceSeconds(61);
  await sendDue();
  const mails = received(to);
  expect(mails).toHaveLength(2);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
  expect((await readMail(api, to)).tries).toBe(2);
});

test("a late failure does not touch a mail that another worker has taken since", async () => {
  const to = await queueNotice(api);
  let fail = (_: Error) => {};
  const sendMail = () =>
    new Promise((_, reject) => {
      fail = reject;
    });
  const first = sendDueMail(api.ctx, Object.assign(connect(), { sendMail }));
  await expect.poll(async () => (await readMail(api, to)).tries).toBe(1);
  api.clock.advanceSeconds(61);
  await sendDue();
  const sent = await readMail(api, to);
  fail(new Error("too late"));
  await first;
  expect(await readMail(api, to)).toEqual(sent);
});

test("a recipient that the server refuses for good is dead at once, and the others get theirs", async () => {
  const refused = `gone-${newReader()}`;
  const options = {
    onRcptTo: ({ address }: { address: string }, _: unknown, done: (error?: Error) => void) =>
      done(address === refused ? smtpError(550, `<${refused}> unknown`) : undefined),
  };
  const picky = await startMailServer({ options });
  const blocks = [{ kind: "paragraph", text: "Text" }] as const;
  await queueMail(api.ctx, api.ctx.db, { template: "new_device_login", to: refused, subject: "s", blocks });
  const to = await queueNotice(api);
  await sendDue(connect(picky.url));
  expect(await readMail(api, refused)).toMatchObject({ tries: 1, lastError: "EENVELOPE 550" });
  expect((await readMail(api, refused)).deadAt).not.toBeNull();
  expect((await readMail(api, to)).sentAt).not.toBeNull();
  await picky.close();
});

test.each([
  [
    "is full for now",
    { onRcptTo: (_: unknown, __: unknown, done: (error: Error) => void) => done(smtpError(452)) },
  ],
  [
    "refuses the sender",
    { onMailFrom: (_: unknown, __: unknown, done: (error: Error) => void) => done(smtpError(553)) },
  ],
])("a server that %s is tried again", async (_, options) => {
  const busy = await startMailServer({ options });
  const to = await queueNotice(api);
  await sendDue(connect(busy.url));
  expect(await readMail(api, to)).toMatchObject({ tries: 1, sentAt: null, deadAt: null });
  await busy.close();
  api.clock.advanceSeconds(3);
  await sendDue();
  expect(received(to)).toHaveLength(1);
});

test("E8: a line break in a subject or a comma in an address makes no header and no recipient", async () => {
  const subject = "Hello\r\nBcc: thief@example.com";
  const to = await queueNotice(api, { subject });
  const blocks = [{ kind: "paragraph", text: "Text" }] as const;
  const mail = {
    template: "new_device_login",
    to: "a@example.com, thief@example.com",
    subject,
    blocks,
  } as const;
  await queueMail(api.ctx, api.ctx.db, mail);
  await sendDue();
  expect(received(to)).toMatchObject([{ subject: "Hello Bcc: thief@example.com" }]);
  expect(received(to)[0]?.bcc).toBeUndefined();
  expect(received("thief@example.com")).toEqual([]);
  expect((await readMail(api, mail.to)).sentAt).toBeNull();
});

test("L2: addresses and texts of mails are neither logged nor kept as an error", async () => {
  const to = await queueNotice(api, { subject: "A secret subject" });
  const rude = (_: unknown, __: unknown, done: (error: Error) => void) =>
    done(smtpError(450, `<${to}> is away`));
  const server450 = await startMailServer({ options: { onRcptTo: rude } });
  await sendDue(connect(server450.url));
  await server450.close();
  const log = api.logLines.join("\n");
  expect(log).toContain("mail was not sent");
  expect(log).toContain("EENVELOPE 450");
  expect(log).not.toContain(to);
  expect(log).not.toContain("A secret subject");
  expect((await readMail(api, to)).lastError).toBe("EENVELOPE 450");
});
