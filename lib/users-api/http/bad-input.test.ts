import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createLinked, type Linked } from "../testing/github-kit";
import { createSessionClient, envelopeOf } from "../testing/test-client";

let api: TestApi;
let person: Linked;
beforeAll(async () => {
  api = await createTestApi();
  person = await createLinked(api, ["hello"]);
});
afterAll(() => api.close());

const me = "/api/users/@me/";
const json = { "content-type": "application/json" };
const patch = (text: string) => person.client.call(me, { method: "PATCH", form: text, headers: json });
const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;

function expectRefused(
  answer: { status: number; body: unknown; headers: Headers; cookies: string[] },
  attr: string,
) {
  expect(answer.status).toBe(400);
  expect(envelopeOf(answer)).toMatchObject({ type: "validation_error", code: "invalid_input", attr });
}

test("NUL in the address of a sign-in is 400, not a fault", async () => {
  const client = createSessionClient(api);
  expectRefused(await client.post("/api/login/", { email: "a\0@example.com", password: "x" }), "email");
});

test.each([
  ["the list of users", () => "/api/users/?email=%00", "email"],
  ["repositories", () => `${person.path}/repos/?search=%00`, "search"],
  ["branches", () => `${person.path}/branches/?repo=a/b&search=x%00`, "search"],
])("NUL in a filter of %s is 400", async (_, path, attr) => {
  expectRefused(await person.client.get(path()), attr);
});

test("NUL in connect_from is 400", async () => {
  const path = "/api/users/@me/integrations/github/start/";
  expectRefused(await person.client.post(path, { connect_from: "\0" }), "connect_from");
});

test.each([
  ["first_name", '{"first_name":"a\\u0000b"}'],
  ["hedgehog_config", '{"hedgehog_config":{"a":["\\u0000"]}}'],
  ["hedgehog_config", '{"hedgehog_config":{"a":"\\ud800"}}'],
  ["hedgehog_config", '{"hedgehog_config":{"\\u0000":1}}'],
  ["hedgehog_config", '{"hedgehog_config":{"__proto__":{"is_staff":true}}}'],
  ["hedgehog_config", `{"hedgehog_config":${deep}}`],
  ["theme_mode", `{"theme_mode":${deep}}`],
])("%s that no database can hold is 400, and nothing is stored", async (attr, text) => {
  const before = (await person.client.get(me)).body;
  expectRefused(await patch(text), attr);
  expect((await person.client.get(me)).body).toEqual(before);
});

test("an object that is no choice is 400, whatever its members are called", async () => {
  const answer = await patch('{"theme_mode":{"toString":1,"valueOf":1}}');
  expect([answer.status, envelopeOf(answer).code]).toEqual([400, "invalid_choice"]);
});

test("without a credential bad input tells nothing but 401", async () => {
  expect((await createSessionClient(api).get("/api/users/?email=%00")).status).toBe(401);
});
