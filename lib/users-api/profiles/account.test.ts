import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import {
  emailPaths,
  lastMail,
  newAddress,
  patch,
  readUser,
  resend,
  stranger,
  wrongOf,
} from "../testing/email-kit";
import { createProgram } from "../testing/preferences-kit";
import { createSessionClient, envelopeOf, signIn, type TestClient } from "../testing/test-client";
import { nextCode } from "../testing/totp-codes";
import {
  codeOf,
  createCodes,
  createProtected,
  createSomeone,
  enrol,
  expectOk,
  isSignedIn,
  me,
  paths,
  readStatus,
  sendToken,
  signInWithCode,
  startLogin,
} from "../testing/two-factor-kit";

const NEW = "Quite-another-long-secret-42";
const names = ["seed", "today"] as const;
type Name = (typeof names)[number];

const apis = {} as Record<Name, TestApi>;
beforeAll(async () => {
  for (const name of names) {
    apis[name] = await createTestApi({ profile: name });
  }
});
afterAll(() => Promise.all(names.map((name) => apis[name].close())));

/** What the mail brings: today a code and the page to type it on, in seed a link. */
async function readProof(api: TestApi, address: string): Promise<Record<string, string>> {
  const { text } = await lastMail(api, address, "verify_email");
  const [, uuid = "", token] = /\/verify_email\/([0-9a-f-]{36})(?:\/(\w+))?$/m.exec(text) ?? [];
  const [, code] = /^Your code is (\d{6})$/m.exec(text) ?? [];
  return { uuid, ...(token !== undefined && { token }), ...(code !== undefined && { code }) };
}

const verify = (client: TestClient, body: object) => client.post(emailPaths.verify, body);

async function stageProof(name: Name) {
  const person = await createSomeone(apis[name]);
  const address = newAddress();
  expectOk(await patch(person.client, { email: address }));
  return { ...person, address, proof: await readProof(apis[name], address) };
}

async function createUnverified(name: Name) {
  const { user } = await apis[name].accounts.createUser({ isEmailVerified: false });
  expectOk(await resend(apis[name], user.uuid));
  return { user, proof: await readProof(apis[name], user.email) };
}

describe("an address", () => {
  test("is proved by a link's token in seed, by a code today, and the mail brings just that", async () => {
    expect(Object.keys((await stageProof("seed")).proof)).toEqual(["uuid", "token"]);
    expect(Object.keys((await stageProof("today")).proof)).toEqual(["uuid", "code"]);
  });

  test("the other generation's proof is passed over: its own is required", async () => {
    const bodies = { seed: { code: "123456" }, today: { token: "x".repeat(48) } };
    for (const [name, attr] of [
      ["seed", "token"],
      ["today", "code"],
    ] as const) {
      const answer = await verify(stranger(apis[name]), { uuid: randomUUID(), ...bodies[name] });
      expect([answer.status, envelopeOf(answer)]).toMatchObject([400, { code: "required", attr }]);
    }
  });

  test("the token is echoed; today nothing is", async () => {
    for (const name of names) {
      const { client, user, address, proof } = await stageProof(name);
      const { body } = expectOk(await verify(client, proof));
      expect(body).toEqual(name === "seed" ? { success: true, token: proof.token } : { success: true });
      expect((await readUser(apis[name], user)).email).toBe(address);
    }
  });

  test("a wrong or unknown one is told by its own name", async () => {
    const { proof: seedProof } = await createUnverified("seed");
    const { proof } = await createUnverified("today");
    const { code = "" } = proof;
    const wrong = await verify(stranger(apis.seed), { ...seedProof, token: "nonsense" });
    expect(envelopeOf(wrong)).toMatchObject({ code: "invalid_token", attr: "token" });
    const refused = await verify(stranger(apis.today), { ...proof, code: wrongOf(code) });
    expect(envelopeOf(refused)).toMatchObject({ code: "invalid_code", attr: "code" });
  });

  test("a second use is refused in seed; today it asks to sign in", async () => {
    for (const name of names) {
      const { proof } = await createUnverified(name);
      expectOk(await verify(createSessionClient(apis[name]), proof));
      const client = createSessionClient(apis[name]);
      const again = await verify(client, proof);
      if (name === "seed") {
        expect(codeOf(again)).toEqual([400, "invalid_token"]);
      } else {
        expect(again.body).toEqual({ success: true, requires_login: true });
      }
      expect(await isSignedIn(client)).toBe(false);
    }
  });

  test("proving signs in, a change too, whoever else the browser belonged to", async () => {
    for (const name of names) {
      const { client: other } = await createSomeone(apis[name]);
      const { proof, address } = await stageProof(name);
      expectOk(await verify(other, proof));
      expect((await other.get(me)).body).toMatchObject({ email: address });
      const first = createSessionClient(apis[name]);
      expectOk(await verify(first, (await createUnverified(name)).proof));
      expect(await isSignedIn(first)).toBe(true);
    }
  });

  test("tells the former address without a way back, which PostHog has not", async () => {
    for (const name of names) {
      const { client, user } = await createSomeone(apis[name]);
      const email = newAddress();
      expectOk(await patch(client, { email }));
      expectOk(await verify(client, await readProof(apis[name], email)));
      for (const template of ["email_change_requested", "email_changed_old"]) {
        const { text } = await lastMail(apis[name], user.email, template);
        expect(text).toContain(email);
        expect(text).not.toContain("undo_email_change");
      }
    }
  });

  test("with two factors nobody is signed in by it", async () => {
    for (const name of names) {
      const person = await createProtected(apis[name]);
      const address = newAddress();
      expectOk(await patch(person.client, { email: address }));
      const browser = createSessionClient(apis[name]);
      const { body } = await verify(browser, await readProof(apis[name], address));
      expect(body).toMatchObject({ success: true, requires_2fa: true });
      expect(await isSignedIn(browser)).toBe(false);
    }
  });

  test("somebody else's is refused at once", async () => {
    for (const name of names) {
      const { user } = await apis[name].accounts.createUser();
      const { client } = await createSomeone(apis[name]);
      const answer = await patch(client, { email: user.email });
      expect([answer.status, envelopeOf(answer)]).toMatchObject([400, { code: "unique", attr: "email" }]);
    }
  });

  test("with a + is taken in seed and refused today", async () => {
    const email = `ada+news-${randomUUID()}@example.com`;
    const ask = async (name: Name) => patch((await createSomeone(apis[name])).client, { email });
    expect(expectOk(await ask("seed")).body).toMatchObject({ pending_email: email });
    const refused = await ask("today");
    expect([refused.status, envelopeOf(refused)]).toMatchObject([
      400,
      { code: "invalid_input", attr: "email" },
    ]);
  });

  test("an edit of its case alone is written in seed and ignored today", async () => {
    for (const name of names) {
      const { client, user } = await createSomeone(apis[name]);
      const email = user.email.toUpperCase().replace("EXAMPLE.COM", "example.com");
      expect(expectOk(await patch(client, { email })).body).toMatchObject({
        email: name === "seed" ? email : user.email,
        pending_email: null,
      });
    }
  });
});

describe("e-mail and password by key", () => {
  test("are changed in seed, with user:write", async () => {
    const { client, user } = await createProgram(apis.seed);
    const email = newAddress();
    expect(expectOk(await patch(client, { email })).body).toMatchObject({ pending_email: email });
    expectOk(await patch(client, { password: NEW, current_password: TEST_PASSWORD }));
    expect(await isSignedIn(await signIn(apis.seed, user.email, NEW))).toBe(true);
    const wrong = await patch(client, { password: `${NEW}-again`, current_password: "wrong" });
    expect(codeOf(wrong)).toEqual([400, "incorrect_password"]);
  });

  test("are refused today, and the rest of the account is not", async () => {
    const { client } = await createProgram(apis.today);
    for (const body of [{ email: newAddress() }, { password: NEW, current_password: TEST_PASSWORD }]) {
      expect(codeOf(await patch(client, body))).toEqual([403, "permission_denied"]);
    }
    expectOk(await patch(client, { first_name: "Grace" }));
  });
});

describe("an hour after the sign-in", () => {
  async function age(name: Name) {
    const person = await createProtected(apis[name]);
    apis[name].clock.advanceSeconds(3_600);
    return person;
  }

  test("backup codes, a new password and disabling are open to the session", async () => {
    for (const name of names) {
      const { client } = await age(name);
      expectOk(await client.post(paths.codes));
      expectOk(await patch(client, { password: NEW, current_password: TEST_PASSWORD }));
      expectOk(await client.post(paths.disable));
      expectOk(await client.get(paths.start));
      await enrol(apis[name], client);
    }
  });

  test("a new address is, in seed; today it needs a fresh proof", async () => {
    for (const name of names) {
      const { client } = await age(name);
      const answer = await patch(client, { email: newAddress() });
      expect(codeOf(answer)).toEqual(
        name === "seed" ? [200, undefined] : [403, "sensitive_action_required_reauth"],
      );
    }
  });

  test("and after two hours nothing of it is", async () => {
    for (const name of names) {
      const { client } = await age(name);
      apis[name].clock.advanceSeconds(3_700);
      for (const path of [paths.codes, paths.disable]) {
        expect(codeOf(await client.post(path))).toEqual([403, "sensitive_action_required_reauth"]);
      }
    }
  });
});

describe("two factors", () => {
  test("the status shows unused codes in seed, whatever the proof's age, and their number today", async () => {
    for (const name of names) {
      const { client } = await createProtected(apis[name]);
      const codes = await createCodes(client);
      apis[name].clock.advanceSeconds(86_400);
      const shared = {
        is_enabled: true,
        method: "TOTP",
        has_passkeys: false,
        has_totp: true,
        passkeys_enabled_for_2fa: false,
      };
      const { backup_codes, backup_codes_remaining, ...rest } = await readStatus(client);
      expect(rest).toEqual(shared);
      expect([backup_codes?.sort(), backup_codes_remaining]).toEqual(
        name === "seed" ? [codes.sort(), undefined] : [undefined, 10],
      );
    }
  });

  test("codes have PostHog's form, and sign in once", async () => {
    for (const name of names) {
      const { client, user } = await createProtected(apis[name]);
      const codes = await createCodes(client);
      expect(codes).toHaveLength(10);
      expect(codes.join(" ")).toMatch(/^([a-z2-7]{8} ?){10}$/);
      const [code = ""] = codes;
      expectOk(await sendToken(await startLogin(apis[name], user), code));
      const again = await sendToken(await startLogin(apis[name], user), code);
      expect(codeOf(again)).toEqual([400, "2fa_invalid"]);
    }
  });

  test("a browser is always remembered: nothing else can be asked for", async () => {
    for (const name of names) {
      const person = await createProtected(apis[name]);
      const client = await startLogin(apis[name], person.user);
      const answer = await sendToken(client, nextCode(apis[name], person.secret), { remember: false });
      expect(expectOk(answer).cookies.join()).toContain("remember-cookie_");
    }
  });
});

describe("other sessions", () => {
  type Change = (client: TestClient, name: Name) => Promise<unknown>;
  const changes: [string, Change][] = [
    [
      "a new password",
      async (client) => expectOk(await patch(client, { password: NEW, current_password: TEST_PASSWORD })),
    ],
    [
      "a new address",
      async (client, name) => {
        const email = newAddress();
        expectOk(await patch(client, { email }));
        expectOk(await verify(client, await readProof(apis[name], email)));
      },
    ],
    ["two factors", (client, name) => enrol(apis[name], client)],
  ];

  test.each(changes)("go on after %s in seed and end today", async (_, change) => {
    for (const name of names) {
      const { client, user } = await createSomeone(apis[name]);
      const other = await signIn(apis[name], user.email);
      await change(client, name);
      expect([await isSignedIn(client), await isSignedIn(other)]).toEqual([true, name === "seed"]);
    }
  });

  test("go on after two factors were disabled, in both", async () => {
    for (const name of names) {
      const person = await createProtected(apis[name]);
      const other = await signInWithCode(apis[name], person);
      expectOk(await person.client.post(paths.disable));
      expect(await isSignedIn(other)).toBe(true);
    }
  });
});
