import { asc, desc, eq } from "drizzle-orm";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { activity, sessions } from "../db/schema/credentials";
import { mailOutbox } from "../db/schema/mail";
import type { UserRow } from "../db/schema/users";
import { TEST_PASSWORD, type TestAccount } from "./create-test-accounts";
import type { TestApi } from "./create-test-api";
import { createSessionClient, envelopeOf, signIn, type TestAnswer, type TestClient } from "./test-client";
import { codeNow, nextCode } from "./totp-codes";

export const me = "/api/users/@me/";
export const paths = {
  start: `${me}two_factor_start_setup/`,
  validate: `${me}two_factor_validate/`,
  status: `${me}two_factor_status/`,
  codes: `${me}two_factor_backup_codes/`,
  check: `${me}two_factor_backup_codes/check/`,
  disable: `${me}two_factor_disable/`,
  authenticators: `${me}authenticators/`,
  devices: `${me}devices/`,
  sessions: `${me}sessions/`,
  activity: `${me}activity/`,
};

export type Someone = TestAccount & { client: TestClient };
export type Protected = Someone & { secret: string };

/** A signed-in person without a second factor. */
export async function createSomeone(api: TestApi, values: Partial<UserRow> = {}): Promise<Someone> {
  const account = await api.accounts.createUser(values);
  return { ...account, client: await signIn(api, account.user.email) };
}

/** A signed-in person with an authenticator app; this session has just shown it. */
export async function createProtected(api: TestApi, values: Partial<UserRow> = {}): Promise<Protected> {
  const someone = await createSomeone(api, values);
  return { ...someone, secret: await enrol(api, someone.client) };
}

export async function startSetup(client: TestClient): Promise<string> {
  return ((await client.get(paths.start)).body as { secret: string }).secret;
}

export async function enrol(api: TestApi, client: TestClient): Promise<string> {
  const secret = await startSetup(client);
  expectOk(await client.post(paths.validate, { token: codeNow(api, secret) }));
  return secret;
}

export const sendPassword = (client: TestClient, user: UserRow, password = TEST_PASSWORD) =>
  client.post("/api/login/", { email: user.email, password });

export const sendToken = (client: TestClient, token: unknown, body: object = {}) =>
  client.post("/api/login/token/", { token, ...body });

/** A browser in which the password was right and the code is still to come. */
export async function startLogin(api: TestApi, user: UserRow): Promise<TestClient> {
  const client = createSessionClient(api);
  const answer = await sendPassword(client, user);
  if (envelopeOf(answer).code !== "2fa_required") {
    throw new Error(`No code was asked for: ${JSON.stringify(answer.body)}`);
  }
  return client;
}

/** One more session of the person, by password and code. */
export async function signInWithCode(
  api: TestApi,
  { user, secret }: Pick<Protected, "user" | "secret">,
  body: object = {},
): Promise<TestClient> {
  const client = await startLogin(api, user);
  expectOk(await sendToken(client, nextCode(api, secret), body));
  return client;
}

/** Renews the proof of a live session, by password and code. */
export async function stepUp(api: TestApi, person: Protected): Promise<void> {
  await sendPassword(person.client, person.user);
  expectOk(await sendToken(person.client, nextCode(api, person.secret)));
}

export async function createCodes(client: TestClient): Promise<string[]> {
  const answer = expectOk(await client.post(paths.codes));
  return (answer.body as { backup_codes: string[] }).backup_codes;
}

export async function readStatus(client: TestClient): Promise<Required<TwoFactorStatus>> {
  return (await client.get(paths.status)).body as Required<TwoFactorStatus>;
}

export const isSignedIn = async (client: TestClient) => (await client.get(me)).status === 200;

export const codeOf = (answer: TestAnswer) => [answer.status, envelopeOf(answer).code];

/** The account's stored activity, newest first. */
export function readActivity(api: TestApi, user: UserRow) {
  return api.ctx.db.select().from(activity).where(eq(activity.userId, user.id)).orderBy(desc(activity.id));
}

export async function readTypes(api: TestApi, user: UserRow): Promise<string[]> {
  return (await readActivity(api, user)).map(({ type }) => type);
}

export function readMails(api: TestApi, user: UserRow) {
  return api.ctx.db
    .select()
    .from(mailOutbox)
    .where(eq(mailOutbox.toAddress, user.email))
    .orderBy(asc(mailOutbox.createdAt));
}

export async function readTemplates(api: TestApi, user: UserRow): Promise<string[]> {
  return (await readMails(api, user)).map(({ template }) => template);
}

export function readSessions(api: TestApi, user: UserRow) {
  return api.ctx.db.select().from(sessions).where(eq(sessions.userId, user.id));
}

export function expectOk(answer: TestAnswer): TestAnswer {
  if (answer.status >= 300) {
    throw new Error(`Refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer;
}
