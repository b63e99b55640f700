import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCipher } from "../crypto/cipher";
import { backupCodeSets, backupCodes } from "../db/schema/credentials";
import { getProfile } from "../profiles/profiles";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { envelopeOf, type TestClient } from "../testing/test-client";
import { nextCode } from "../testing/totp-codes";
import {
  codeOf,
  createCodes,
  createProtected,
  createSomeone,
  expectOk,
  isSignedIn,
  type Protected,
  paths,
  readMails,
  readStatus,
  readTypes,
  sendPassword,
  sendToken,
  signInWithCode,
  startLogin,
  stepUp,
} from "../testing/two-factor-kit";
import { createBackupCode, readBackupCode } from "./backup-codes";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const first = (codes: string[]) => codes[0] ?? "";
const check = (client: TestClient, code: unknown) => client.post(paths.check, { code });

async function createWithCodes(): Promise<Protected & { codes: string[] }> {
  const person = await createProtected(api);
  return { ...person, codes: await createCodes(person.client) };
}

async function readStored(person: Protected) {
  return api.ctx.db
    .select({ hash: backupCodes.codeHash, sealed: backupCodes.codeEncrypted })
    .from(backupCodes)
    .innerJoin(backupCodeSets, eq(backupCodeSets.id, backupCodes.setId))
    .where(eq(backupCodeSets.userId, person.user.id));
}

describe("making", () => {
  test("B1: ten different codes of 13 characters without look-alikes, no-store, told in the activity", async () => {
    const person = await createProtected(api);
    const answer = await person.client.post(paths.codes);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const { backup_codes: codes } = answer.body as { backup_codes: string[] };
    expect(Object.keys(answer.body as object)).toEqual(["backup_codes"]);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{13}$/);
    }
    expect((await readTypes(api, person.user))[0]).toBe("backup_codes_created");
  });

  test("B1: every character is equally likely, and each byte of chance makes one", () => {
    const { backupCode } = getProfile(api.ctx);
    const every = Array.from(
      { length: 256 },
      (_, byte) => createBackupCode(() => Buffer.alloc(13, byte), backupCode)[0],
    );
    const counts = new Map<string | undefined, number>();
    for (const letter of every) {
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });

  test("B2: stored sealed, and found by a hash that nobody makes without the key", async () => {
    const person = await createWithCodes();
    const rows = await readStored(person);
    expect(rows).toHaveLength(10);
    const stored = JSON.stringify(rows);
    for (const code of person.codes) {
      expect(stored).not.toContain(code);
      expect(stored).not.toContain(createHash("sha256").update(code).digest("hex"));
    }
    const other = createCipher([randomBytes(32)], randomBytes);
    const place = `backup_codes:${person.user.id}`;
    expect(rows.map(({ hash }) => hash)).toContain(
      api.ctx.cipher.fingerprints(first(person.codes), place)[0],
    );
    expect(other.fingerprints(first(person.codes), place)[0]).not.toBe(
      api.ctx.cipher.fingerprints(first(person.codes), place)[0],
    );
  });

  test("B9: without an authenticator there are none: 2fa_not_enabled in the exact words", async () => {
    const { client } = await createSomeone(api);
    const answer = await client.post(paths.codes);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      type: "validation_error",
      code: "2fa_not_enabled",
      detail: "2FA must be enabled first",
      attr: null,
    });
    expect(codeOf(await check(client, "0123456789abc"))).toEqual([400, "2fa_not_enabled"]);
  });

  test("B5: a new set voids the whole former one", async () => {
    const person = await createWithCodes();
    const fresh = await createCodes(person.client);
    expect(fresh.filter((code) => person.codes.includes(code))).toEqual([]);
    const waiting = await startLogin(api, person.user);
    expect(codeOf(await sendToken(waiting, first(person.codes)))).toEqual([400, "2fa_invalid"]);
    expectOk(await sendToken(waiting, first(fresh)));
    expect(await readStored(person)).toHaveLength(10);
  });

  test("B5, X1: a new set that fails on the way leaves the former one, and no trace", async () => {
    const person = await createWithCodes();
    const before = await readStatus(person.client);
    const types = await readTypes(api, person.user);
    const { cipher } = api.ctx;
    let left = 7;
    api.ctx.cipher = {
      ...cipher,
      encrypt(text, place) {
        left -= 1;
        if (left < 0) {
          throw new Error("broken half-way");
        }
        return cipher.encrypt(text, place);
      },
    };
    const answer = await person.client.post(paths.codes);
    api.ctx.cipher = cipher;
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain("half-way");
    expect(await readStatus(person.client)).toEqual(before);
    expect(await readTypes(api, person.user)).toEqual(types);
    expectOk(await sendToken(await startLogin(api, person.user), first(person.codes)));
  });

  test("B5: of two sets made at once one stays, whole", async () => {
    const person = await createProtected(api);
    const sets = await Promise.all([createCodes(person.client), createCodes(person.client)]);
    const { backup_codes: shown } = await readStatus(person.client);
    expect(sets.map((set) => [...set].sort())).toContainEqual([...shown].sort());
    expect(await readStored(person)).toHaveLength(10);
  });
});

describe("using", () => {
  test("B3, L1, L3: a code signs in once, is told of by mail and activity, and is gone", async () => {
    const person = await createWithCodes();
    const client = await startLogin(api, person.user);
    const answer = await sendToken(client, first(person.codes));
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    expect(await isSignedIn(client)).toBe(true);
    expect((await readTypes(api, person.user)).slice(0, 2)).toEqual(["backup_code_used", "logged_in"]);
    const mail = (await readMails(api, person.user)).at(-1);
    expect(mail).toMatchObject({
      template: "backup_code_used",
      subject: "A backup code was used for your account",
      text: expect.stringContaining("9 codes are left"),
    });
    expect(mail?.text).not.toContain(first(person.codes));
    const again = await startLogin(api, person.user);
    expect(codeOf(await sendToken(again, first(person.codes)))).toEqual([400, "2fa_invalid"]);
    expect(await readStatus(person.client)).toMatchObject({ backup_codes_remaining: 9 });
  });

  test("B3: one code in several browsers at once lets one in", async () => {
    const person = await createWithCodes();
    const clients = [
      await startLogin(api, person.user),
      await startLogin(api, person.user),
      await startLogin(api, person.user),
    ];
    const answers = await Promise.all(clients.map((client) => sendToken(client, first(person.codes))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await readStatus(person.client)).backup_codes_remaining).toBe(9);
    const types = await readTypes(api, person.user);
    expect(types.filter((type) => type === "backup_code_used")).toHaveLength(1);
  });

  test("B3: two codes for one pending sign-in: one is used, the other is still good", async () => {
    const person = await createWithCodes();
    const client = await startLogin(api, person.user);
    const tries = person.codes.slice(0, 2).map((code) => sendToken(client, code));
    expect((await Promise.all(tries)).map(({ status }) => status).sort()).toEqual([200, 400]);
    expect((await readStatus(person.client)).backup_codes_remaining).toBe(9);
  });

  test.each([
    ["capitals", (code: string) => code.toUpperCase()],
    [
      "three groups with hyphens",
      (code: string) => `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`,
    ],
    ["blanks anywhere", (code: string) => ` ${code.slice(0, 5)} ${code.slice(5)}\n`],
    ["dashes that a word processor makes", (code: string) => `${code.slice(0, 4)}–${code.slice(4)}`],
    [
      "o for 0, and l or i for 1",
      (code: string) => code.replaceAll("0", "O").replace("1", "l").replace("1", "I"),
    ],
  ])("B4: a code written with %s is the same code", async (_, write) => {
    const person = await createWithCodes();
    const code = person.codes.find((candidate) => /[01]/.test(candidate)) ?? first(person.codes);
    expectOk(await sendToken(await startLogin(api, person.user), write(code)));
  });

  test("B4: nothing else is forgiven: one wrong, missing or additional character is a wrong code", async () => {
    const { client, codes } = await createWithCodes();
    const code = first(codes);
    const other = code.startsWith("z") ? "y" : "z";
    for (const wrong of [other + code.slice(1), code.slice(1), `${code}0`]) {
      expect((await check(client, wrong)).body).toEqual({ valid: false });
    }
  });

  test("B3: another person's code is a wrong one", async () => {
    const [a, b] = [await createWithCodes(), await createWithCodes()];
    expect(codeOf(await sendToken(await startLogin(api, a.user), first(b.codes)))).toEqual([
      400,
      "2fa_invalid",
    ]);
    expect((await readStatus(b.client)).backup_codes_remaining).toBe(10);
  });

  test("T7: the lock of five wrong codes holds for backup codes too, and uses none up", async () => {
    const person = await createWithCodes();
    const client = await startLogin(api, person.user);
    const wrong = Array.from({ length: 5 }, () => sendToken(client, "0000000000000"));
    await Promise.all(wrong);
    expect(codeOf(await sendToken(client, first(person.codes)))[1]).toBe("2fa_too_many_attempts");
    expect((await readStatus(person.client)).backup_codes_remaining).toBe(10);
  });

  test("R2: a backup code is a factor for a step-up too, and is told of", async () => {
    const person = await createWithCodes();
    api.clock.advanceSeconds(301);
    await sendPassword(person.client, person.user);
    expectOk(await sendToken(person.client, first(person.codes)));
    expectOk(await person.client.post(paths.codes));
    expect((await readMails(api, person.user)).at(-1)?.template).toBe("backup_code_used");
  });

  test("B7: the mail about the last but one code speaks of one code", async () => {
    const person = await createWithCodes();
    for (const code of person.codes.slice(0, 9)) {
      expectOk(await sendToken(await startLogin(api, person.user), code));
    }
    expect((await readMails(api, person.user)).at(-1)?.text).toContain("1 code is left");
  });
});

describe("reading", () => {
  test("B2, B7: the status shows unused codes while the proof is fresh; count, date and set always", async () => {
    const person = await createWithCodes();
    expectOk(await sendToken(await startLogin(api, person.user), first(person.codes)));
    const fresh = await readStatus(person.client);
    expect([...fresh.backup_codes].sort()).toEqual(person.codes.slice(1).sort());
    api.clock.advanceSeconds(301);
    const later = await readStatus(person.client);
    expect(later).toEqual({ ...fresh, backup_codes: [] });
    expect(later).toMatchObject({
      backup_codes_remaining: 9,
      backup_codes_created_at: expect.any(String),
      backup_codes_set_id: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    await stepUp(api, person);
    expect((await readStatus(person.client)).backup_codes).toHaveLength(9);
  });

  test("R2: a browser that is remembered sees no codes until it shows a factor", async () => {
    const person = await createWithCodes();
    const browser = await signInWithCode(api, person);
    expectOk(await browser.post("/api/logout/"));
    expectOk(await sendPassword(browser, person.user));
    expect((await readStatus(browser)).backup_codes).toEqual([]);
  });

  test("B7: a new set has another date and another name", async () => {
    const person = await createWithCodes();
    const before = await readStatus(person.client);
    api.clock.advanceSeconds(5);
    await createCodes(person.client);
    const after = await readStatus(person.client);
    expect(after.backup_codes_set_id).not.toBe(before.backup_codes_set_id);
    expect(after.backup_codes_created_at).not.toBe(before.backup_codes_created_at);
  });

  test("A1: staff see that there are codes, never the codes, and mint none for others", async () => {
    const person = await createWithCodes();
    const staff = await createProtected(api, { isStaff: true });
    const status = await staff.client.get(`/api/users/${person.user.uuid}/two_factor_status/`);
    expect(status.body).toMatchObject({ is_enabled: true, backup_codes: [], backup_codes_remaining: 10 });
    const path = `/api/users/${person.user.uuid}/two_factor_backup_codes/`;
    expect(codeOf(await staff.client.post(path))).toEqual([403, "permission_denied"]);
    const checked = await staff.client.post(`${path}check/`, { code: first(person.codes) });
    expect(codeOf(checked)).toEqual([403, "permission_denied"]);
    expect([...(await readStatus(person.client)).backup_codes].sort()).toEqual([...person.codes].sort());
  });
});

describe("checking", () => {
  test("says whether a code would work, and leaves it working", async () => {
    const person = await createWithCodes();
    for (const code of [first(person.codes), first(person.codes).toUpperCase()]) {
      expect((await check(person.client, code)).body).toEqual({ valid: true });
    }
    expect((await check(person.client, "0000000000000")).body).toEqual({ valid: false });
    expectOk(await sendToken(await startLogin(api, person.user), first(person.codes)));
    expect((await check(person.client, first(person.codes))).body).toEqual({ valid: false });
    expect((await readStatus(person.client)).backup_codes_remaining).toBe(9);
  });

  test("T7: counts as a guess: five wrong ones lock codes everywhere", async () => {
    const person = await createWithCodes();
    const tries = Array.from({ length: 12 }, () => check(person.client, "0000000000000"));
    const answers = await Promise.all(tries);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    const refused = answers.find(({ status }) => status !== 200);
    expect(refused && envelopeOf(refused).code).toBe("2fa_too_many_attempts");
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(800);
    const waiting = await startLogin(api, person.user);
    expect(codeOf(await sendToken(waiting, nextCode(api, person.secret)))[1]).toBe("2fa_too_many_attempts");
  });

  test("knows no authenticator codes", async () => {
    const person = await createWithCodes();
    expect((await check(person.client, nextCode(api, person.secret))).body).toEqual({ valid: false });
  });

  test("R1: needs a proof of the last two hours", async () => {
    const person = await createWithCodes();
    api.clock.advanceSeconds(7_201);
    const answer = await check(person.client, first(person.codes));
    expect(codeOf(answer)).toEqual([403, "sensitive_action_required_reauth"]);
  });
});

test.each([
  ["OIL0-oil1 ", "01100111"],
  ["ABCD\u2013efgh", "abcdefgh"],
  ["\u200bzz\u00a0", "zz"],
])("B4: %j is read as %j", (typed, read) => {
  expect(readBackupCode(typed)).toBe(read);
});
