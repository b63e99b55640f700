import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, ne } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EMAIL_UNDO_SECONDS, PASSWORD_RESET_TTL_SECONDS } from "@/lib/contract/limits";
import { mailOutbox } from "../db/schema/mail";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { resend as askAgain, byLink, cancel, createStaged } from "../testing/email-kit";
import { MAIL_FROM, queueNotice, readMail, sendAll } from "../testing/mail-kit";
import { type MailServer, startMailServer } from "../testing/mail-server";
import { expectOk } from "../testing/two-factor-kit";
import { createMailTransport } from "./create-transport";
import { askDeskSocket, openDeskSocket } from "./desk-socket";
import type { Mail } from "./mail";
import { askMailDesk } from "./mail-desk";

let api: TestApi;
let server: MailServer;
beforeAll(async () => {
  [api, server] = await Promise.all([createTestApi(), startMailServer()]);
});
beforeEach(async () => {
  await api.ctx.db.delete(mailOutbox);
});
afterAll(async () => {
  await Promise.all([api.close(), server.close()]);
});

const list = (isDeadOnly = false) => askMailDesk(api.ctx, { command: "list", isDeadOnly });
const resend = (id: string) => askMailDesk(api.ctx, { command: "resend", id });
const send = () => sendAll(api, createMailTransport({ smtpUrl: server.url, from: MAIL_FROM }));

/** A mail that was given up. */
async function queueDead(values: Partial<Mail> = {}) {
  const to = await queueNotice(api, values);
  const dead = { deadAt: api.ctx.clock.now(), tries: 9, lastError: "ESOCKET" };
  await api.ctx.db.update(mailOutbox).set(dead).where(eq(mailOutbox.toAddress, to));
  return readMail(api, to);
}

test("the list tells of each mail what happened to it, newest first, the dead alone if asked", async () => {
  const sentTo = await queueNotice(api);
  await send();
  api.clock.advanceSeconds(1);
  const dead = await queueDead();
  api.clock.advanceSeconds(1);
  const waiting = await readMail(api, await queueNotice(api));
  const lines = await list();
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(new RegExp(`^${waiting.id}  .*  waiting  0 tries  new_device_login  `));
  expect(lines[1]).toMatch(/ {2}dead .* {2}9 tries {2}.* {2}ESOCKET$/);
  expect(lines[2]).toMatch(new RegExp(`  sent .*  1 try  new_device_login  ${sentTo}$`));
  expect(await list(true)).toEqual([expect.stringContaining(dead.id)]);
});

test("L2: the list shows no text, code or link, and nothing that a terminal would obey", async () => {
  const url = "https://account.example.com/reset/secret-token";
  const blocks = [
    { kind: "code", label: "Your code is", code: "918273" },
    { kind: "link", label: "Go", url },
  ];
  await queueNotice(api, { to: "\u001b[2Jevil\n@example.com", blocks: blocks as Mail["blocks"] });
  const lines = await list();
  expect(lines.join("\n")).not.toMatch(/918273|secret-token|Hello/);
  expect(lines).toEqual([expect.stringMatching(/\?\[2Jevil\?@example\.com$/)]);
});

test("a dead mail is sent again when asked, once", async () => {
  const dead = await queueDead();
  expect(await resend(dead.id)).toEqual([`${dead.id}: queued`]);
  await expect(resend(dead.id)).rejects.toThrow("only a dead mail");
  await send();
  expect(server.mails.filter(({ to }) => [to].flat()[0]?.text === dead.toAddress)).toHaveLength(1);
  expect((await readMail(api, dead.toAddress)).text).toBe("");
  await expect(resend(dead.id)).rejects.toThrow("only a dead mail");
});

test.each([
  ["email_change_requested", EMAIL_UNDO_SECONDS],
  ["password_reset", PASSWORD_RESET_TTL_SECONDS],
] as const)("a dead %s is not sent again once its link has ended", async (template, seconds) => {
  const dead = await queueDead({ template });
  api.clock.advanceSeconds(seconds + 1);
  await expect(resend(dead.id)).rejects.toThrow("its link ended");
  expect((await readMail(api, dead.toAddress)).deadAt).not.toBeNull();
});

describe("a dead mail that proves an address", () => {
  async function queueDeadProof() {
    const staged = await createStaged(api);
    await api.ctx.db.delete(mailOutbox).where(ne(mailOutbox.toAddress, staged.address));
    const dead = { deadAt: api.ctx.clock.now(), tries: 9 };
    await api.ctx.db.update(mailOutbox).set(dead);
    return { ...staged, mail: await readMail(api, staged.address) };
  }

  test("is sent again while the change waits", async () => {
    const { mail } = await queueDeadProof();
    expect(await resend(mail.id)).toEqual([`${mail.id}: queued`]);
  });

  test("is not once the change was cancelled", async () => {
    const { client, mail } = await queueDeadProof();
    expectOk(await cancel(client));
    await expect(resend(mail.id)).rejects.toThrow("its code and link no longer work");
  });

  test("is not once a newer mail has replaced it, or the address was proved", async () => {
    const { user, address, mail, proofs } = await queueDeadProof();
    api.clock.advanceSeconds(1);
    expectOk(await askAgain(api, user.uuid));
    await expect(resend(mail.id)).rejects.toThrow("its code and link no longer work");
    const other = await queueDeadProof();
    expectOk(await byLink(other.client, other.proofs));
    await expect(resend(other.mail.id)).rejects.toThrow("its code and link no longer work");
    expect([address, proofs.uuid]).toEqual([mail.toAddress, user.uuid]);
  });
});

test("all dead mails are sent again but those whose link has ended, which are named", async () => {
  const stale = await queueDead({ template: "password_reset" });
  api.clock.advanceSeconds(PASSWORD_RESET_TTL_SECONDS + 1);
  const fresh = await queueDead();
  const lines = await askMailDesk(api.ctx, { command: "resend_dead" });
  expect(lines).toEqual([
    expect.stringMatching(new RegExp(`^${stale.id}: its link ended`)),
    `${fresh.id}: queued`,
  ]);
});

test.each(["", "nonsense", "6e9f1c2a-4b7d-4c1e-9a53-0f8d2b7c6a10", "' or 1=1"])(
  "an id that is none of ours is refused: %s",
  async (id) => {
    await expect(resend(id)).rejects.toThrow("There is no mail with that id");
  },
);

describe("through the socket of the process that holds the folder", () => {
  let folder: string;
  let desk: { close(): Promise<void> };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "desk-"));
    desk = await openDeskSocket(api.ctx, folder);
  });
  afterAll(async () => {
    await desk.close();
    await rm(folder, { recursive: true });
  });

  test("the same questions get the same answers", async () => {
    const dead = await queueDead();
    expect(await askDeskSocket(folder, { command: "list", isDeadOnly: true })).toEqual(await list(true));
    expect(await askDeskSocket(folder, { command: "resend", id: dead.id })).toEqual([`${dead.id}: queued`]);
    await expect(askDeskSocket(folder, { command: "resend", id: dead.id })).rejects.toThrow(
      "only a dead mail",
    );
  });

  test("nobody but the folder's owner can ask", async () => {
    expect((await stat(join(folder, "mail.sock"))).mode & 0o777).toBe(0o600);
  });

  test("one that a killed process left behind is taken over", async () => {
    const left = desk;
    desk = await openDeskSocket(api.ctx, folder);
    expect(await askDeskSocket(folder, { command: "list", isDeadOnly: false })).toEqual(["No mails."]);
    await left.close();
  });
});
