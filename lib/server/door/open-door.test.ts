import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { NO_SESSION_HEADER } from "@/lib/contract/door";
import { buildRequest, createCookie, startDoorUpstream } from "../testing/door-kit";
import { json, type ScriptedUpstream } from "../testing/scripted-upstream";
import { handleDoor } from "./handle-door";

let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
});

const uuid = "095be615-a8ad-4c33-8e9c-c7612fbf6c9f";
const body = { token: "t".repeat(48), password: "violet harbour tuesday kettle" };

function send(path: string, call: { body: unknown; cookie?: string }): Promise<Response> {
  const request = buildRequest(path, { method: "POST", ...call });
  return handleDoor(request, path.split("/").filter(Boolean).slice(1));
}

test("P9: a mail's link may name an account by its uuid, with and without a session", async () => {
  upstream.reply(json(200, { success: true }));
  expect((await send(`/api/reset/${uuid}/`, { body })).status).toBe(200);
  expect((await send(`/api/reset/${uuid}/`, { body, cookie: await createCookie() })).status).toBe(200);
  expect(upstream.seen.map(({ url }) => url)).toEqual([`/api/reset/${uuid}/`, `/api/reset/${uuid}/`]);
});

test.each(["@me", "1", "..", "%2e%2e", `${uuid}x`, "x".repeat(64)])(
  "P2: %s is no account that a link can name, and no request leaves",
  async (name) => {
    const { status } = await send(`/api/reset/${name}/`, { body });
    expect([400, 404]).toContain(status);
    expect(upstream.seen).toEqual([]);
  },
);

test("S7: a session that confirming an address opens stays outside, and is ended at once", async () => {
  upstream.reply((_, response) => {
    const cookies = ["sessionid=abc; Path=/; HttpOnly", "posthog_csrftoken=def; Path=/"];
    response.writeHead(200, { "content-type": "application/json", "set-cookie": cookies });
    response.end(JSON.stringify({ success: true }));
  });
  const response = await send("/api/users/verify_email/", { body: { uuid, code: "123456" } });
  expect(response.status).toBe(200);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(upstream.seen.map(({ url }) => url)).toEqual(["/api/users/verify_email/", "/api/logout/"]);
  expect(upstream.seen[1]?.headers.cookie).toContain("sessionid=abc");
});

test("S7: what anybody may call asks the API for no session; what a session calls says nothing of it", async () => {
  upstream.reply(json(200, { success: true, uuid, email: "ada@example.com" }));
  await send("/api/users/verify_email/", { body: { uuid, code: "123456" } });
  const cookie = await createCookie({ person: uuid });
  await handleDoor(buildRequest("/api/users/@me/", { cookie }), ["users", "@me"]);
  expect(upstream.seen.map(({ headers }) => headers[NO_SESSION_HEADER])).toEqual(["1", undefined]);
});

test("E7: a link of another account goes out without the session of whoever is signed in", async () => {
  upstream.reply(json(200, { success: true }));
  const code = { code: "123456" };
  const calls = [
    ["/api/users/verify_email/", { uuid, ...code }],
    [`/api/reset/${uuid}/`, body],
    ["/api/reset/", { email: "bob@example.com" }],
  ] as const;
  for (const person of ["another", undefined]) {
    const cookie = await createCookie({ person });
    for (const [path, given] of calls) {
      await send(path, { body: given, cookie });
    }
  }
  expect(upstream.seen.map(({ url }) => url)).toEqual([...calls, ...calls].map(([path]) => path));
  for (const { headers } of upstream.seen) {
    expect([headers.cookie, headers["x-csrftoken"], headers.authorization]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  }
});

test("E7: a link of the person's own account goes out with their session", async () => {
  upstream.reply(json(200, { success: true }));
  const cookie = await createCookie({ person: uuid });
  await send("/api/users/verify_email/", { body: { uuid: uuid.toUpperCase(), code: "123456" }, cookie });
  await send(`/api/reset/${uuid}/`, { body, cookie });
  expect(upstream.seen).toHaveLength(2);
  for (const { headers } of upstream.seen) {
    expect(headers.cookie).toContain("sessionid=upstream-session");
  }
});
