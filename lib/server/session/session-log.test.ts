import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { captureLog } from "../testing/capture-log";
import { buildRequest, createCookie, startDoorUpstream, toCookieHeader } from "../testing/door-kit";
import type { ScriptedUpstream } from "../testing/scripted-upstream";
import { finishSignIn } from "./finish-sign-in";
import { handleSession } from "./handle-session";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream();
  process.env.TRUSTED_PROXY_HOPS = "1";
});
afterAll(() => upstream.close());
beforeEach(() => answer(200));

const ip = "203.0.113.7";
const secrets = { email: "ada@example.com", password: "right-password" };
const code = "654321";

/** Every write of the session is answered with it; whoever asks is Ada. */
function answer(status: number, refusal = "") {
  upstream.reply(({ method }, response) => {
    const cookies = ["sessionid=up-secret; Path=/", "posthog_csrftoken=csrf-secret; Path=/"];
    const isRead = method === "GET";
    response.writeHead(isRead ? 200 : status, {
      "content-type": "application/json",
      ...(!isRead && { "set-cookie": cookies }),
    });
    const envelope = { type: "server_error", code: refusal, detail: "No.", attr: null };
    const body = isRead ? { uuid: "ada", email: secrets.email } : { success: true };
    response.end(JSON.stringify(!isRead && refusal ? envelope : body));
  });
}

const runs = { POST: signIn, PATCH: finishSignIn, DELETE: signOut };
function call(method: keyof typeof runs, body?: object, cookie = ""): Promise<Response> {
  const headers = { "x-forwarded-for": ip };
  return handleSession(buildRequest("/session", { method, body, cookie, headers }), runs[method]);
}

async function createPending(): Promise<string> {
  answer(401, "2fa_required");
  const cookie = toCookieHeader(await call("POST", secrets));
  answer(200);
  return cookie;
}

/** The one line that a call leaves, and that nothing secret or typed stands in it. */
async function logOf(run: () => Promise<Response>) {
  let requestId: string | null = null;
  const lines = await captureLog(async () => {
    requestId = (await run()).headers.get("x-request-id");
  });
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toMatch(/ada@|right-password|654321|up-secret|csrf-secret/);
  const { event, method, result, person, ...rest } = JSON.parse(lines[0] ?? "");
  expect(rest).toMatchObject({ requestId, ip, time: expect.any(Number) });
  return [event, method, result, person];
}

test("L1: a sign-in is logged, however it goes, with who, how, whence and the request's id", async () => {
  expect(await logOf(() => call("POST", secrets))).toEqual(["signed_in", "password", "ok", "ada"]);
  answer(400, "invalid_credentials");
  const refused = ["sign_in_refused", "password", "invalid_credentials", undefined];
  expect(await logOf(() => call("POST", secrets))).toEqual(refused);
  answer(401, "2fa_required");
  const begun = ["sign_in_begun", "password", "2fa_required", undefined];
  expect(await logOf(() => call("POST", secrets))).toEqual(begun);
});

test("L1: so is the second step of it", async () => {
  const cookie = await createPending();
  answer(400, "2fa_invalid");
  const refused = ["sign_in_refused", "second_factor", "2fa_invalid", undefined];
  expect(await logOf(() => call("PATCH", { token: code }, cookie))).toEqual(refused);
  answer(200);
  const done = ["signed_in", "second_factor", "ok", "ada"];
  expect(await logOf(() => call("PATCH", { token: code }, cookie))).toEqual(done);
});

test("L1: a step-up is told from a sign-in, by password and by code", async () => {
  const cookie = await createCookie({ person: "ada" });
  const { password } = secrets;
  const done = (method: string) => ["reauthenticated", method, "ok", "ada"];
  expect(await logOf(() => call("POST", { password }, cookie))).toEqual(done("password"));
  const both = `${cookie}; ${await createPending()}`;
  expect(await logOf(() => call("PATCH", { token: code }, both))).toEqual(done("second_factor"));
  answer(400, "2fa_invalid");
  const refused = ["reauthentication_refused", "second_factor", "2fa_invalid", "ada"];
  expect(await logOf(() => call("PATCH", { token: code }, both))).toEqual(refused);
  answer(400, "invalid_credentials");
  expect(await logOf(() => call("POST", { password }, cookie))).toEqual([
    "reauthentication_refused",
    "password",
    "invalid_credentials",
    "ada",
  ]);
});

test("L1: a sign-out is logged with whether the API could be told, and none where nobody was signed in", async () => {
  const cookie = await createCookie({ person: "ada" });
  expect(await logOf(() => call("DELETE", undefined, cookie))).toEqual(["signed_out", null, "ok", "ada"]);
  upstream.reply((_, response) => void response.destroy());
  const untold = ["signed_out", null, "not_told", "ada"];
  expect(await logOf(() => call("DELETE", undefined, cookie))).toEqual(untold);
  expect(await captureLog(() => call("DELETE"))).toEqual([]);
});
