import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TotpDeviceRow, totpDevices } from "../../db/schema/credentials";
import { createTestApi, type TestApi } from "../../testing/create-test-api";
import { envelopeOf, type TestAnswer, type TestClient } from "../../testing/test-client";
import { codeNow, nextCode, wrongCode } from "../../testing/totp-codes";
import {
  codeOf,
  createCodes,
  createProtected,
  createSomeone,
  enrol,
  expectOk,
  isSignedIn,
  paths,
  readMails,
  readStatus,
  readTemplates,
  readTypes,
  sendToken,
  signInWithCode,
  startLogin,
  startSetup,
  stepUp,
} from "../../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

type Item = { id: string; name: string; created_at: string; last_used_at: string | null };
type Pending = { id: string; secret: string };

const start = (client: TestClient, name: unknown) => client.post(paths.authenticators, { name });
const pendingOf = (answer: TestAnswer) => expectOk(answer).body as Pending;
const pathOf = (id: string) => `${paths.authenticators}${id}/`;
const validate = (client: TestClient, { id, secret }: Pending, code = codeNow(api, secret)) =>
  client.post(`${pathOf(id)}validate/`, { token: code });
const rename = (client: TestClient, id: string, name: unknown) =>
  client.call(pathOf(id), { method: "PATCH", body: { name } });
const remove = (client: TestClient, id: string) => client.call(pathOf(id), { method: "DELETE" });

async function list(client: TestClient): Promise<Item[]> {
  return (expectOk(await client.get(paths.authenticators)).body as { results: Item[] }).results;
}

async function add(client: TestClient, name: string): Promise<string> {
  const pending = pendingOf(await start(client, name));
  expectOk(await validate(client, pending));
  return pending.secret;
}

const idOf = async (client: TestClient, name: string) =>
  (await list(client)).find((item) => item.name === name)?.id ?? "";

/** Apps without the ceremony, where only their number matters. */
async function insertApps(userId: number, count: number): Promise<void> {
  const rows = Array.from(
    { length: count },
    (_, index): Pick<TotpDeviceRow, "userId" | "name" | "secretEncrypted" | "lastStep"> => ({
      userId,
      name: `App ${index}`,
      secretEncrypted: api.ctx.cipher.encrypt("A".repeat(32), `totp_devices:${userId}`),
      lastStep: 0,
    }),
  );
  await api.ctx.db.insert(totpDevices).values(rows);
}

describe("adding", () => {
  test("T10, L1, L3: a named app works beside the first, and is told by mail and activity", async () => {
    const person = await createProtected(api);
    const answer = await start(person.client, "  Work phone ");
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(Object.keys(answer.body as object).sort()).toEqual(["id", "secret"]);
    const pending = pendingOf(answer);
    expect((await list(person.client)).map(({ name }) => name)).toEqual(["default"]);
    expect((await validate(person.client, pending)).body).toEqual({ success: true });
    expect((await list(person.client)).map(({ name }) => name)).toEqual(["default", "Work phone"]);
    expect((await readTypes(api, person.user))[0]).toBe("authenticator_added");
    expect((await readMails(api, person.user)).at(-1)).toMatchObject({
      template: "authenticator_added",
      text: expect.stringContaining('"Work phone"'),
    });
    for (const secret of [pending.secret, person.secret]) {
      expect(await isSignedIn(await signInWithCode(api, { user: person.user, secret }))).toBe(true);
    }
  });

  test("the id that starting answers is the app's", async () => {
    const person = await createProtected(api);
    const pending = pendingOf(await start(person.client, "Tablet"));
    expectOk(await validate(person.client, pending));
    expect(await idOf(person.client, "Tablet")).toBe(pending.id);
  });

  test("T3: its enrolment code does not work again at sign-in", async () => {
    const person = await createProtected(api);
    const pending = pendingOf(await start(person.client, "Tablet"));
    const code = codeNow(api, pending.secret);
    expectOk(await validate(person.client, pending, code));
    expect(codeOf(await sendToken(await startLogin(api, person.user), code))).toEqual([400, "2fa_invalid"]);
  });

  test("the account's first app is its default, whatever its name, and enables 2FA", async () => {
    const { client, user } = await createSomeone(api);
    await add(client, "Phone");
    expect(await readStatus(client)).toMatchObject({ is_enabled: true });
    expect(await readTemplates(api, user)).toEqual(["two_factor_enabled"]);
    // The published endpoint replaces this very one, and its name stays.
    await enrol(api, client);
    expect((await list(client)).map(({ name }) => name)).toEqual(["Phone"]);
    expect((await readTypes(api, user))[0]).toBe("two_factor_replaced");
  });

  test("S8: it ends the other sessions", async () => {
    const person = await createProtected(api);
    const other = await signInWithCode(api, person);
    await stepUp(api, person);
    await add(person.client, "Tablet");
    expect([await isSignedIn(person.client), await isSignedIn(other)]).toEqual([true, false]);
  });

  test("T5: its pending secret is the session's, of that id alone, and dies after ten minutes", async () => {
    const person = await createProtected(api);
    const other = await signInWithCode(api, person);
    const pending = pendingOf(await start(person.client, "Tablet"));
    expect(codeOf(await validate(other, pending))).toEqual([400, "setup_expired"]);
    for (const id of ["nonsense", "00000000-0000-4000-8000-000000000000"]) {
      expect(codeOf(await validate(person.client, { ...pending, id }))).toEqual([400, "setup_expired"]);
    }
    // The published endpoint acts on the default app, not on this one.
    const published = await person.client.post(paths.validate, { token: codeNow(api, pending.secret) });
    expect(codeOf(published)).toEqual([400, "setup_expired"]);
    api.clock.advanceSeconds(601);
    expect(codeOf(await validate(person.client, pending))).toEqual([400, "setup_expired"]);
    expect(await list(person.client)).toHaveLength(1);
  });

  test("T5: five wrong codes end it", async () => {
    const person = await createProtected(api);
    const pending = pendingOf(await start(person.client, "Tablet"));
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await validate(person.client, pending, wrongCode(api, pending.secret));
      expect(codeOf(answer)).toEqual([400, "token_invalid"]);
    }
    expect(codeOf(await validate(person.client, pending))).toEqual([400, "setup_expired"]);
  });

  test("T5: starting a replacement voids the pending app, and the other way round", async () => {
    const person = await createProtected(api);
    const pending = pendingOf(await start(person.client, "Tablet"));
    const secret = await startSetup(person.client);
    expect(codeOf(await validate(person.client, pending))).toEqual([400, "setup_expired"]);
    await start(person.client, "Tablet");
    const published = await person.client.post(paths.validate, { token: codeNow(api, secret) });
    expect(codeOf(published)).toEqual([400, "setup_expired"]);
  });

  test("R1, R2: it needs a fresh factor", async () => {
    const person = await createProtected(api);
    api.clock.advanceSeconds(301);
    expect(codeOf(await start(person.client, "Tablet"))).toEqual([403, "sensitive_action_required_reauth"]);
  });

  test("R2: a new app proves nothing: the time since the last proof runs on", async () => {
    const person = await createProtected(api);
    api.clock.advanceSeconds(240);
    await add(person.client, "Tablet");
    api.clock.advanceSeconds(61);
    expect(codeOf(await start(person.client, "Laptop"))).toEqual([403, "sensitive_action_required_reauth"]);
    await stepUp(api, person);
    expectOk(await start(person.client, "Laptop"));
  });

  test.each(["Lap\ntop", "Lap\u202etop"])("a name that could forge a line is refused: %j", async (name) => {
    const person = await createProtected(api);
    const answer = await start(person.client, name);
    expect(codeOf(answer)).toEqual([400, "invalid_input"]);
    expect(envelopeOf(answer)).toMatchObject({ attr: "name" });
  });

  test("there are ten at most", async () => {
    const person = await createProtected(api);
    await insertApps(person.user.id, 8);
    await add(person.client, "Tenth");
    const answer = await start(person.client, "Eleventh");
    expect(codeOf(answer)).toEqual([400, "invalid_input"]);
    expect(envelopeOf(answer)).toMatchObject({
      detail: "An account can have 10 authenticator apps. Remove one first.",
      attr: null,
    });
  });

  test("there are ten at most, and no two of a name, by the time it is confirmed", async () => {
    const [full, taken] = [await createProtected(api), await createProtected(api)];
    const eleventh = pendingOf(await start(full.client, "Tablet"));
    await insertApps(full.user.id, 9);
    expect(codeOf(await validate(full.client, eleventh))).toEqual([400, "invalid_input"]);
    expect(await list(full.client)).toHaveLength(10);
    const second = pendingOf(await start(taken.client, "Tablet"));
    expectOk(await rename(taken.client, await idOf(taken.client, "default"), "Tablet"));
    expect(codeOf(await validate(taken.client, second))).toEqual([400, "invalid_input"]);
    expect((await list(taken.client)).map(({ name }) => name)).toEqual(["Tablet"]);
  });
});

describe("names", () => {
  test("L1: an app is renamed, and keeps its id", async () => {
    const { client, user, secret } = await createProtected(api);
    const [before] = await list(client);
    const answer = await rename(client, before?.id ?? "", " Old phone ");
    expect([answer.status, answer.body]).toEqual([200, { ...before, name: "Old phone" }]);
    expect(await list(client)).toEqual([{ ...before, name: "Old phone" }]);
    expect((await readTypes(api, user))[0]).toBe("authenticator_renamed");
    expect(await isSignedIn(await signInWithCode(api, { user, secret }))).toBe(true);
  });

  test("no two apps of an account have one name, whatever the case; another account's may", async () => {
    const person = await createProtected(api);
    await add(person.client, "Tablet");
    const taken = {
      type: "validation_error",
      code: "invalid_input",
      detail: "You already have an authenticator app with this name.",
      attr: "name",
    };
    expect((await start(person.client, "TABLET")).body).toEqual(taken);
    expect((await start(person.client, "default")).body).toEqual(taken);
    expect((await start(person.client, "authenticator App")).body).toEqual(taken);
    const id = await idOf(person.client, "Tablet");
    expect((await rename(person.client, id, "Default")).body).toEqual(taken);
    expectOk(await rename(person.client, id, "tablet"));
    const other = await createProtected(api);
    await add(other.client, "tablet");
  });

  test("a replacement takes no name that another app has", async () => {
    const person = await createProtected(api);
    expectOk(await rename(person.client, await idOf(person.client, "default"), "Phone"));
    await add(person.client, "default");
    await enrol(api, person.client);
    expect((await list(person.client)).map(({ name }) => name).sort()).toEqual(["Phone", "default"]);
  });

  test.each([
    [{}, "required"],
    [{ name: "  " }, "blank"],
    [{ name: null }, "null"],
    [{ name: "x".repeat(65) }, "max_length"],
    [{ name: "a\0b" }, "invalid_input"],
  ])("%j is 400 %s at the name, to start and to rename", async (body, code) => {
    const { client } = await createProtected(api);
    const [item] = await list(client);
    for (const answer of [
      await client.post(paths.authenticators, body),
      await client.call(pathOf(item?.id ?? ""), { method: "PATCH", body }),
    ]) {
      expect(envelopeOf(answer)).toMatchObject({ type: "validation_error", code, attr: "name" });
    }
  });

  test("A1: another person's app is not found", async () => {
    const [a, b] = [await createProtected(api), await createProtected(api)];
    const id = await idOf(b.client, "default");
    await add(a.client, "Tablet");
    for (const wrong of [id, "nonsense", "00000000-0000-4000-8000-000000000000"]) {
      expect((await rename(a.client, wrong, "Mine")).status).toBe(404);
      expect((await remove(a.client, wrong)).status).toBe(404);
    }
    expect((await list(b.client)).map(({ name }) => name)).toEqual(["default"]);
  });
});

describe("removing", () => {
  test("S8, L1, L3: a removed app no longer works, is told by mail, and other sessions end", async () => {
    const person = await createProtected(api);
    const tablet = await add(person.client, "Tablet");
    const other = await signInWithCode(api, person);
    await stepUp(api, person);
    expect((await remove(person.client, await idOf(person.client, "Tablet"))).status).toBe(204);
    expect([await isSignedIn(person.client), await isSignedIn(other)]).toEqual([true, false]);
    const waiting = await startLogin(api, person.user);
    expect(codeOf(await sendToken(waiting, nextCode(api, tablet)))).toEqual([400, "2fa_invalid"]);
    expectOk(await sendToken(waiting, nextCode(api, person.secret)));
    expect(await readTypes(api, person.user)).toContain("authenticator_removed");
    expect((await readMails(api, person.user)).at(-1)).toMatchObject({
      template: "authenticator_removed",
      text: expect.stringContaining('"Tablet"'),
    });
  });

  test("the last one stays: last_authenticator", async () => {
    const person = await createProtected(api);
    const answer = await remove(person.client, await idOf(person.client, "default"));
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toMatchObject({ code: "last_authenticator", attr: null });
    expect(await readStatus(person.client)).toMatchObject({ is_enabled: true });
  });

  test("of two removed at once one stays", async () => {
    const person = await createProtected(api);
    await add(person.client, "Tablet");
    const ids = (await list(person.client)).map(({ id }) => id);
    const answers = await Promise.all(ids.map((id) => remove(person.client, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400]);
    expect(await list(person.client)).toHaveLength(1);
  });

  test("the default's heir is the oldest left: it is what the published endpoint replaces", async () => {
    const person = await createProtected(api);
    await createCodes(person.client);
    api.clock.advanceSeconds(1);
    const tablet = await add(person.client, "Tablet");
    api.clock.advanceSeconds(1);
    const watch = await add(person.client, "Watch");
    expect((await remove(person.client, await idOf(person.client, "default"))).status).toBe(204);
    expect(await readStatus(person.client)).toMatchObject({ is_enabled: true, backup_codes_remaining: 10 });
    await enrol(api, person.client);
    expect((await list(person.client)).map(({ name }) => name).sort()).toEqual(["Tablet", "Watch"]);
    const waiting = await startLogin(api, person.user);
    expect(codeOf(await sendToken(waiting, nextCode(api, tablet)))).toEqual([400, "2fa_invalid"]);
    expectOk(await sendToken(waiting, nextCode(api, watch)));
  });

  test("R1, R3: without a fresh factor it is 403, and the app still works", async () => {
    const person = await createProtected(api);
    const tablet = await add(person.client, "Tablet");
    api.clock.advanceSeconds(301);
    const answer = await remove(person.client, await idOf(person.client, "Tablet"));
    expect(codeOf(answer)).toEqual([403, "sensitive_action_required_reauth"]);
    expect(await isSignedIn(await signInWithCode(api, { user: person.user, secret: tablet }))).toBe(true);
  });
});

test("the list tells when each app was used last, and never its secret", async () => {
  const person = await createProtected(api);
  expect(await list(person.client)).toMatchObject([{ name: "default", last_used_at: null }]);
  await signInWithCode(api, person);
  const answer = await person.client.get(paths.authenticators);
  expect(answer.body).toEqual({
    results: [
      {
        id: expect.any(String),
        name: "default",
        created_at: expect.any(String),
        last_used_at: expect.any(String),
      },
    ],
    next: null,
  });
});
