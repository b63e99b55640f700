import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import {
  emailPaths,
  mailsTo,
  newAddress,
  patch,
  readUser,
  resend,
  stranger,
  templatesTo,
} from "../testing/email-kit";
import { interrupt } from "../testing/interrupt";
import { createKeyClient, createSessionClient, envelopeOf, signIn } from "../testing/test-client";
import {
  codeOf,
  createSomeone,
  expectOk,
  isSignedIn,
  readTypes,
  sendPassword,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
  api.ctx.settings.isMailOn = false;
});
afterAll(() => api.close());

test("a new address is written at once, unproved; other sessions end and activity tells it", async () => {
  const { client, user } = await createSomeone(api);
  const other = await signIn(api, user.email);
  const address = newAddress();
  const answer = await patch(client, { email: address, first_name: "Grace" });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    email: address,
    pending_email: null,
    is_email_verified: null,
    first_name: "Grace",
  });
  expect(await Promise.all([client, other].map(isSignedIn))).toEqual([true, false]);
  expect((await readTypes(api, user))[0]).toBe("email_changed");
  expect([...(await mailsTo(api, address)), ...(await mailsTo(api, user.email))]).toEqual([]);
  await signIn(api, address);
  expect(codeOf(await sendPassword(createSessionClient(api), user))).toEqual([400, "invalid_credentials"]);
});

test("E6: one that somebody has is `unique`, and nothing of the call is stored", async () => {
  const owner = await createSomeone(api);
  const { client, user } = await createSomeone(api);
  const answer = await patch(client, { email: owner.user.email.toUpperCase(), first_name: "Grace" });
  expect(answer.status).toBe(400);
  expect(envelopeOf(answer)).toEqual({
    type: "validation_error",
    code: "unique",
    detail: "There is already an account with this email address.",
    attr: "email",
  });
  expect(await readUser(api, user)).toMatchObject({ email: user.email, firstName: "Ada" });
});

test("E6: of two who want one at the same time, one has it", async () => {
  const address = newAddress();
  const people = [await createSomeone(api), await createSomeone(api)];
  const answers = await Promise.all(people.map(({ client }) => patch(client, { email: address })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  const refused = answers.find(({ status }) => status === 400);
  expect(refused && envelopeOf(refused).code).toBe("unique");
});

test("E6: one that is taken between the question and the answer is `unique`, too", async () => {
  const address = newAddress();
  const { client } = await createSomeone(api);
  const late = createSessionClient(interrupt(api, 1, () => api.accounts.createUser({ email: address })));
  for (const [name, value] of client.cookies) {
    late.cookies.set(name, value);
  }
  expect(codeOf(await patch(late, { email: address }))).toEqual([400, "unique"]);
});

test("E2, A1: it still asks for a fresh proof, and is no key's to do", async () => {
  const { client, user } = await createSomeone(api);
  const key = createKeyClient(api, await api.accounts.createKey(user, ["*"]));
  expect(codeOf(await patch(key, { email: newAddress() }))).toEqual([403, "permission_denied"]);
  api.clock.advanceSeconds(301);
  expect(codeOf(await patch(client, { email: newAddress() }))).toEqual([
    403,
    "sensitive_action_required_reauth",
  ]);
});

test("a verification or a reset cannot be mailed, and says so", async () => {
  const { user } = await api.accounts.createUser({ isEmailVerified: null });
  const why = "because email is not configured for your instance. Please contact your administrator.";
  const verification = await resend(api, user.uuid);
  const reset = await stranger(api).post(emailPaths.reset, { email: user.email });
  expect([verification.status, envelopeOf(verification)]).toEqual([
    400,
    {
      type: "validation_error",
      code: "email_not_available",
      detail: `Cannot verify email address ${why}`,
      attr: null,
    },
  ]);
  expect(codeOf(reset)).toEqual([400, "email_not_available"]);
  expect(envelopeOf(reset)).toMatchObject({ detail: `Cannot send a link ${why}`, attr: null });
});

test("an account that was to prove its address is told so, and no mail is queued", async () => {
  const { user } = await api.accounts.createUser({ isEmailVerified: false });
  expect(codeOf(await sendPassword(createSessionClient(api), user))).toEqual([400, "not_verified"]);
  expect(await templatesTo(api, user.email)).toEqual([]);
});

test("sign-up makes a legacy account that signs in at once; a taken address is `unique`", async () => {
  api.ctx.settings.isSignUpOpen = true;
  const email = newAddress();
  const body = { email, password: "Quite-another-secret-42", first_name: "Grace" };
  const answer = expectOk(await stranger(api).post(emailPaths.signUp, body));
  expect([answer.status, answer.body]).toEqual([201, { success: true }]);
  const client = await signIn(api, email, body.password);
  expect((await client.get("/api/users/@me/")).body).toMatchObject({ is_email_verified: null });
  expect(codeOf(await stranger(api).post(emailPaths.signUp, body))).toEqual([400, "unique"]);
  expect(await mailsTo(api, email)).toEqual([]);
});
