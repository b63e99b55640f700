import { randomUUID } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import { mailOutbox } from "../db/schema/mail";
import { type UserRow, users } from "../db/schema/users";
import type { TestApi } from "./create-test-api";
import { createKeyClient, type TestAnswer, type TestClient } from "./test-client";
import { createSomeone, expectOk, me, type Someone } from "./two-factor-kit";

export type OutboxMail = typeof mailOutbox.$inferSelect;
export type Proofs = { uuid: string; token: string; code: string };

export const emailPaths = {
  cancel: "/api/users/cancel_email_change_request/",
  request: "/api/users/request_email_verification/",
  verify: "/api/users/verify_email/",
  undo: "/api/users/undo_email_change/",
  reset: "/api/reset/",
  signUp: "/api/signup/",
};

export const newAddress = () => `${randomUUID()}@new.example.com`;
export const stranger = (api: TestApi): TestClient => createKeyClient(api, null);

export const patch = (client: TestClient, body: object, path = me) =>
  client.call(path, { method: "PATCH", body });
export const cancel = (client: TestClient) => client.call(emailPaths.cancel, { method: "PATCH" });
export const resend = (api: TestApi, uuid: string) => stranger(api).post(emailPaths.request, { uuid });
export const undo = (api: TestApi, token: string) => stranger(api).post(emailPaths.undo, { token });

/** By the browser given, or by one that nobody is signed in with. */
export const byLink = (client: TestClient, { uuid, token }: Proofs) =>
  client.post(emailPaths.verify, { uuid, token });
export const byCode = (client: TestClient, { uuid, code }: Pick<Proofs, "uuid" | "code">) =>
  client.post(emailPaths.verify, { uuid, code });

export function mailsTo(api: TestApi, address: string): Promise<OutboxMail[]> {
  return api.ctx.db
    .select()
    .from(mailOutbox)
    .where(eq(mailOutbox.toAddress, address))
    .orderBy(asc(mailOutbox.createdAt));
}

export async function templatesTo(api: TestApi, address: string): Promise<string[]> {
  return (await mailsTo(api, address)).map(({ template }) => template);
}

export async function lastMail(api: TestApi, address: string, template: string): Promise<OutboxMail> {
  const mail = (await mailsTo(api, address)).findLast((candidate) => candidate.template === template);
  if (!mail) {
    throw new Error(`No mail ${template}`);
  }
  return mail;
}

function find(text: string, pattern: RegExp): string[] {
  const found = pattern.exec(text);
  if (!found) {
    throw new Error(`Nothing like ${pattern} in: ${text}`);
  }
  return found.slice(1);
}

/** Link and code of the newest verification mail; the code is empty where no page waits for one. */
export async function readProofs(api: TestApi, address: string): Promise<Proofs> {
  const { text } = await lastMail(api, address, "verify_email");
  const [uuid = "", token = ""] = find(text, /\/verify_email\/([0-9a-f-]{36})\/(\w+)/);
  const [, code = ""] = /^Your code is (\d{6})$/m.exec(text) ?? [];
  return { uuid, token, code };
}

export async function readUndoToken(api: TestApi, address: string, template: string): Promise<string> {
  const { text } = await lastMail(api, address, template);
  return find(text, /\/undo_email_change\/(\w+)/)[0] ?? "";
}

export async function readReset(api: TestApi, address: string): Promise<{ uuid: string; token: string }> {
  const { text } = await lastMail(api, address, "password_reset");
  const [uuid = "", token = ""] = find(text, /\/reset\/([0-9a-f-]{36})\/(\w+)/);
  return { uuid, token };
}

export type Staged = Someone & { address: string; proofs: Proofs };

/** A signed-in person whose new address waits to be proved. */
export async function createStaged(api: TestApi, values: Partial<UserRow> = {}): Promise<Staged> {
  const someone = await createSomeone(api, values);
  return { ...someone, ...(await stage(api, someone)) };
}

export async function stage(
  api: TestApi,
  { client }: Pick<Someone, "client">,
  address = newAddress(),
): Promise<{ address: string; proofs: Proofs }> {
  expectOk(await patch(client, { email: address }));
  return { address, proofs: await readProofs(api, address) };
}

/** A person whose address was changed and proved; `user` is as it was before. */
export async function createChanged(api: TestApi): Promise<Staged> {
  const staged = await createStaged(api);
  expectOk(await byLink(staged.client, staged.proofs));
  return staged;
}

/** Six digits that are not the code. */
export const wrongOf = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, "0");

export async function readUser(api: TestApi, { id }: Pick<UserRow, "id">): Promise<UserRow> {
  const [user] = await api.ctx.db.select().from(users).where(eq(users.id, id));
  if (!user) {
    throw new Error(`No user ${id}`);
  }
  return user;
}

/** The outbox fails for one address: what a broken store does to the change that a mail tells of. */
export async function refuseMailTo(api: TestApi, address: string): Promise<void> {
  const name = sql.identifier(`no_mail_${randomUUID()}`);
  const condition = sql.raw(`to_address <> '${address}'`);
  await api.ctx.db.execute(
    sql`alter table mail_outbox add constraint ${name} check (${condition}) not valid`,
  );
}

/** Calls whose work goes on after the answer, and that work's end. */
export async function callAndSettle(api: TestApi, call: () => Promise<TestAnswer>): Promise<TestAnswer> {
  const { background } = api.ctx;
  const { run } = background;
  const works: Promise<unknown>[] = [];
  background.run = (name, work) =>
    run(name, (signal) => {
      const done = work(signal);
      works.push(done.catch(() => {}));
      return done;
    });
  try {
    const answer = await call();
    await Promise.all(works);
    return answer;
  } finally {
    background.run = run;
  }
}

export async function requestReset(api: TestApi, email: string): Promise<TestAnswer> {
  return callAndSettle(api, () => stranger(api).post(emailPaths.reset, { email }));
}
