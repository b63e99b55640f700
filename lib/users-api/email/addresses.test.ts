import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { users } from "../db/schema/users";
import { createTestApi, type TestApi, uniqueName } from "../testing/create-test-api";
import {
  byLink,
  mailsTo,
  patch,
  readProofs,
  readUser,
  requestReset,
  templatesTo,
} from "../testing/email-kit";
import { envelopeOf, signIn } from "../testing/test-client";
import { createSomeone, expectOk } from "../testing/two-factor-kit";
import { toAddress } from "./email-address";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

describe("E8: an address is written in one way", () => {
  test.each([
    ["  ada@example.com\t", "ada@example.com"],
    ["Ada.Lovelace@EXAMPLE.Com", "Ada.Lovelace@example.com"],
    ["ada+posthog@example.com", "ada+posthog@example.com"],
    ["ada@bücher.example", "ada@xn--bcher-kva.example"],
    ["ada@BÜCHER.example", "ada@xn--bcher-kva.example"],
    ["ada@bu\u0308cher.example", "ada@xn--bcher-kva.example"],
    ["ada@例子.广告", "ada@xn--fsqu00a.xn--4rr70v"],
    ["ada@例子。广告", "ada@xn--fsqu00a.xn--4rr70v"],
    ["ada@ｅｘａｍｐｌｅ.com", "ada@example.com"],
    ["ada@ex\u00adample.com", "ada@example.com"],
    ["zoe\u0308@example.com", "zoë@example.com"],
    ["用户@例子.广告", "用户@xn--fsqu00a.xn--4rr70v"],
    ["o'brien@example.co.uk", "o'brien@example.co.uk"],
    ["!#$%&'*+/=?^_`{|}~-@example.com", "!#$%&'*+/=?^_`{|}~-@example.com"],
    ["a@b-c.museum", "a@b-c.museum"],
    ["1@1.example", "1@1.example"],
  ])("%j is %j", (typed, address) => {
    expect(toAddress(typed)).toBe(address);
  });

  test.each([
    "ada@example.com/evil.example",
    "ada@example.com?x.de",
    "ada@example.com#x.de",
    "ada@exa%6Dple.com",
    "ada@0x7f.11",
    "ada@127.0.0.1",
    "ada@b..com",
    "ada@-a.com",
    "ada@a_b.com",
    `ada@${"a".repeat(64)}.com`,
    "a\u200bda@example.com",
    "a\u202eda@example.com",
    "ada..lovelace@example.com",
    ".ada@example.com",
    "ada.@example.com",
    ".@example.com",
    // Short as it is typed, too long as it is sent.
    `ada@${`${"ü".repeat(47)}.`.repeat(5)}example`,
  ])("%j is none", (typed) => {
    expect(() => toAddress(typed)).toThrow(/Enter a valid email address/);
  });
});

describe("E8: what PATCH refuses", () => {
  test.each([
    "ada@example.com\r\nBcc: eve@example.com",
    "ada\r\n@example.com",
    "ada@example.com\nX: y",
    "ada\u2028@example.com",
    "ada\u0085@example.com",
    "ada @example.com",
    "ada@exam ple.com",
    "Ada <ada@example.com>",
    "ada@example.com, eve@example.com",
    "ada@@example.com",
    "eve@example.com@example.com",
    "@example.com",
    "ada@",
    "ada@localhost",
    "ada",
    "ada@example.com/evil.example",
    '"ada lovelace"@example.com',
    `${"a".repeat(65)}@example.com`,
  ])("%j is 400 at the field, and nothing is staged", async (email) => {
    const { client, user } = await createShared();
    const answer = await patch(client, { email, first_name: "Eve" });
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toEqual({
      type: "validation_error",
      code: "invalid_input",
      detail: "Enter a valid email address.",
      attr: "email",
    });
    expect(await readUser(api, user)).toMatchObject({ pendingEmail: null, firstName: "Ada" });
  });

  test.each([
    [`a@${"b".repeat(249)}.com`, "max_length"],
    ["", "blank"],
    ["   ", "blank"],
    [null, "null"],
    [5, "invalid_input"],
    ["a\0da@example.com", "invalid_input"],
  ])("%j is 400 %s", async (email, code) => {
    const { client } = await createShared();
    const answer = await patch(client, { email });
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toMatchObject({ code, attr: "email" });
  });

  let shared: ReturnType<typeof createSomeone> | null = null;
  /** These calls change nothing: one person is enough for all. */
  function createShared() {
    shared ??= createSomeone(api);
    return shared;
  }
});

test("254 characters are an address that is mailed and proved", async () => {
  const { client, user } = await createSomeone(api);
  const domain = `${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example`;
  const local = uniqueName("a")
    .padEnd(254 - 1 - domain.length, "x")
    .slice(0, 254 - 1 - domain.length);
  const address = `${local}@${domain}`;
  expect(address).toHaveLength(254);
  expectOk(await patch(client, { email: address }));
  expectOk(await byLink(client, await readProofs(api, address)));
  expect((await readUser(api, user)).email).toBe(address);
});

test("[E] a change of case is written at once, without a mail or a fresh proof; any case signs in", async () => {
  const name = uniqueName("ada");
  const { client, user } = await createSomeone(api, { email: `${name}@example.com` });
  api.clock.advanceSeconds(301);
  const answer = await patch(client, { email: `${name.toUpperCase()}@EXAMPLE.com` });
  expect(answer.body).toMatchObject({ email: `${name.toUpperCase()}@example.com`, pending_email: null });
  expect(await mailsTo(api, `${name}@example.com`)).toEqual([]);
  expect(await mailsTo(api, `${name.toUpperCase()}@example.com`)).toEqual([]);
  await signIn(api, `${name}@example.com`);
  await signIn(api, `${name.toUpperCase()}@Example.COM`);
  expect((await readUser(api, user)).emailKey).toBe(`${name}@example.com`);
});

test("an address in another script is proved, signs in and is found, however it is written", async () => {
  const { client } = await createSomeone(api);
  const name = uniqueName("用户");
  expectOk(await patch(client, { email: `${name}@例子.广告` }));
  const address = `${name}@xn--fsqu00a.xn--4rr70v`;
  expectOk(await byLink(client, await readProofs(api, address)));
  await signIn(api, `${name}@例子.广告`);
  await signIn(api, address);
  await requestReset(api, `${name}@例子。广告`);
  expect(await templatesTo(api, address)).toContain("password_reset");
});

test("E8: one unique key is all that decides whose an address is", async () => {
  const { user } = await createSomeone(api);
  const twin = { distinctId: uniqueName("d"), email: user.email.toUpperCase(), emailKey: user.emailKey };
  await expect(api.ctx.db.insert(users).values(twin)).rejects.toMatchObject({ cause: { code: "23505" } });
});
