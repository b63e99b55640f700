import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { buildRequest, createCookie, startDoorUpstream } from "../testing/door-kit";
import { json, type ScriptedUpstream } from "../testing/scripted-upstream";
import { handleDoor } from "./handle-door";

let upstream: ScriptedUpstream;
let cookie: string;
beforeAll(async () => {
  upstream = await startDoorUpstream();
  cookie = await createCookie();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
});

const status = "/api/users/@me/two_factor_status/";
const view = "/api/users/@me/two_factor_backup_codes/view/";
const start = "/api/users/@me/two_factor_start_setup/";
const codes = ["0123456789abc", "defghjkmnpqrs"];

type Call = Parameters<typeof buildRequest>[1];

function send(path: string, call: Call = {}): Promise<Response> {
  return handleDoor(buildRequest(path, { cookie, ...call }), path.split("/").filter(Boolean).slice(1));
}

const answerStatus = (fields: object) =>
  upstream.reply(json(200, { is_enabled: true, has_totp: true, method: "TOTP", ...fields }));

test("B2: the status reaches a browser without its codes, whatever the server sends", async () => {
  answerStatus({ backup_codes: codes, backup_codes_remaining: 2 });
  const text = await (await send(status)).text();
  expect(JSON.parse(text)).toMatchObject({ is_enabled: true, backup_codes_remaining: 2 });
  expect(text).not.toContain(codes[0]);
});

test("a server that sends codes and no number is counted for the browser", async () => {
  answerStatus({ backup_codes: codes });
  expect(await (await send(status)).json()).toMatchObject({ backup_codes_remaining: 2 });
});

test("C4: codes are viewed by a POST, which reads the status afresh and is kept by no cache", async () => {
  answerStatus({ backup_codes: codes, backup_codes_remaining: 2 });
  const response = await send(view, { method: "POST" });
  expect(await response.json()).toEqual({ backup_codes: codes });
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(upstream.seen).toMatchObject([{ method: "GET", url: status }]);
  expect((await send(view)).status).toBe(405);
});

test("R1: codes that the server holds back are a question for proof, not an empty list", async () => {
  answerStatus({ backup_codes: [], backup_codes_remaining: 2 });
  const response = await send(view, { method: "POST" });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: "sensitive_action_required_reauth" });
});

test("without a second factor there are no codes to view", async () => {
  upstream.reply(json(200, { is_enabled: false, backup_codes: [] }));
  const response = await send(view, { method: "POST" });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "2fa_not_enabled" });
});

test("C4, T10: set-up starts by a POST alone; a GET, and with it a prefetch, starts nothing", async () => {
  upstream.reply(json(200, { success: true, secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" }));
  expect((await send(start)).status).toBe(405);
  expect(upstream.seen).toHaveLength(0);
  const response = await send(start, { method: "POST" });
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(upstream.seen).toMatchObject([{ method: "GET", url: start }]);
});

test.each(["start_2fa_setup", "validate_2fa"])("P1: the old alias %s is no way in", async (name) => {
  expect((await send(`/api/users/@me/${name}/`, { method: "POST", body: { token: "1" } })).status).toBe(404);
  expect(upstream.seen).toHaveLength(0);
});

test("a refused code says how far the clock is off, in numbers alone", async () => {
  const envelope = { type: "validation_error", code: "token_invalid", detail: "No.", attr: null };
  upstream.reply(json(400, { ...envelope, extra: { clock_offset_seconds: -120, stack: "at /srv/x" } }));
  const response = await send("/api/users/@me/two_factor_validate/", {
    method: "POST",
    body: { token: "1" },
  });
  expect(await response.json()).toEqual({ ...envelope, extra: { clock_offset_seconds: -120 } });
});
