import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";
import { buildRequest, createCookie, startDoorUpstream } from "../testing/door-kit";
import { faults, startUntrusted } from "../testing/hostile-upstream";
import { json, type ScriptedUpstream } from "../testing/scripted-upstream";

const browser = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", async () => (await import("../testing/page-cookies")).toNextHeaders(browser));

let upstream: ScriptedUpstream;
const limits: number[] = [];
/** Cut short only where nothing but the time limit ends a call. */
let patienceMs = Number.POSITIVE_INFINITY;

beforeAll(async () => {
  upstream = await startDoorUpstream("posthog");
  browser.cookie = await createCookie({ person: "ada" });
  const start = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    limits.push(ms);
    return start(Math.min(ms, patienceMs));
  });
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
  patienceMs = Number.POSITIVE_INFINITY;
  upstream.reply(json(200, { uuid: "ada", email: "ada@example.com" }));
});

/** The app as it is with this address of the API: environment and pool are made once per process. */
async function openApp(usersApiUrl: string) {
  process.env.USERS_API_URL = usersApiUrl;
  delete (globalThis as { [name: symbol]: unknown })[Symbol.for("account.upstream-pool")];
  vi.resetModules();
  const [door, viewer, session, { signIn }, { signOut }] = await Promise.all([
    import("../door/handle-door"),
    import("../viewer"),
    import("../session/handle-session"),
    import("../session/sign-in"),
    import("../session/sign-out"),
  ]);
  const { cookie } = browser;
  const send = (method: string, path: string, body?: object) =>
    door.handleDoor(buildRequest(path, { method, cookie, body }), path.split("/").filter(Boolean).slice(1));
  const change = (method: string, run: typeof signIn, body?: object) =>
    session.handleSession(buildRequest("/session", { method, cookie, body }), run);
  return {
    read: () => send("GET", "/api/users/@me/"),
    disable: () => send("POST", "/api/users/@me/two_factor_disable/", {}),
    remove: () => send("DELETE", "/api/users/@me/integrations/github/7/"),
    look: () => viewer.findViewer(),
    stepUp: () => change("POST", signIn, { password: "right" }),
    tryKey: () => change("POST", signIn, { personal_api_key: "phx_key" }),
    leave: () => change("DELETE", signOut),
  };
}

function play(fault: keyof typeof faults): void {
  upstream.reply(faults[fault]);
  if (fault === "silence" || fault === "trickle") {
    patienceMs = 200;
  }
}

type App = Awaited<ReturnType<typeof openApp>>;

type Sent = { isSent: boolean };

async function expectTrouble(app: App, code: ErrorCode, sent: Sent): Promise<void> {
  const { status, detail } = errorTable[code];
  const read = await app.read();
  const text = await read.text();
  expect([read.status, JSON.parse(text)]).toEqual([status, { ...JSON.parse(text), code, detail }]);
  expect(text).not.toContain("internal");
  // As a page is made: an outage with these words, not a sign-out.
  const shown = code === "throttled" ? "The server takes no more requests for now." : detail;
  await expect(app.look()).rejects.toMatchObject({ message: code, detail: shown });
  await expectSafe(app, code, sent);
}

/** Security actions: refused with the same code, and never as if something had been done. */
async function expectSafe(app: App, code: ErrorCode, { isSent }: Sent): Promise<void> {
  const { status, detail } = errorTable[code];
  const outcome = isSent
    ? "It is not known whether the change was made: reload the page to see."
    : "Nothing was changed.";
  upstream.seen.length = 0;
  for (const write of [app.disable, app.remove]) {
    const response = await write();
    expect([response.status, response.headers.getSetCookie()]).toEqual([status, []]);
    const told = code === "throttled" ? detail : `${detail} ${outcome}`;
    expect(await response.json()).toMatchObject({ code, detail: told });
  }
  // One whose time was up may arrive late all the same, but none is made twice.
  const writes = upstream.seen.filter(({ method }) => method !== "GET").map(({ url }) => url);
  expect(new Set(writes).size).toBe(writes.length);
  for (const proof of [app.stepUp, app.tryKey]) {
    const response = await proof();
    expect(((await response.json()) as { code: string }).code).toBe(code);
    expect([response.status, response.headers.getSetCookie()]).toEqual([status, []]);
  }
}

describe("X1, P7, P12: with an API that", () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(upstream.url);
  });

  test.each([
    ["never answers", "silence", "upstream_timeout"],
    ["answers a byte at a time", "trickle", "upstream_timeout"],
    ["hangs up", "hangUp", "upstream_unreachable"],
    ["throttles", "throttled", "throttled"],
    ["throttles with a page", "throttledPage", "throttled"],
    ["fails with a page", "failurePage", "upstream_failed"],
    ["is not behind its gateway", "gatewayPage", "upstream_failed"],
    ["is under maintenance", "maintenance", "upstream_maintenance"],
    ["ends its JSON half-way", "halfJson", "upstream_cut_off"],
    ["breaks off half-way", "brokenOff", "upstream_cut_off"],
    ["sends 50 MB", "tooMuch", "upstream_too_large"],
    ["redirects", "redirect", "upstream_redirect"],
    ["sends a page where data should be", "page", "upstream_not_json"],
    ["has a page of a firewall before it", "forbiddenPage", "upstream_not_json"],
    ["is another site", "missingPage", "upstream_not_json"],
  ] as const)("%s: nothing is taken for done, and it is said what the matter is", async (_, fault, code) => {
    play(fault);
    await expectTrouble(app, code, { isSent: true });
    expect(Math.max(...limits)).toBeLessThanOrEqual(10_000);
  });

  test("sends JSON of another shape: a read says so, and a page is an outage", async () => {
    play("otherShape");
    const response = await app.read();
    expect([response.status, await response.json()]).toMatchObject([502, { code: "upstream_invalid" }]);
    await expect(app.look()).rejects.toMatchObject({ message: "upstream_invalid" });
    expect((await app.stepUp()).status).toBe(502);
  });

  test.each([
    ["throttled", "17"],
    ["throttledPage", "17"],
    ["maintenance", "120"],
  ] as const)("P8: asks to wait (%s): the wait is passed on", async (fault, seconds) => {
    play(fault);
    for (const call of [app.read, app.disable, app.tryKey, app.stepUp]) {
      const response = await call();
      expect(response.headers.get("retry-after")).toBe(seconds);
    }
  });

  test.each(Object.keys(faults) as (keyof typeof faults)[])(
    "S7: does this (%s): a sign-out never says that the session ended there",
    async (fault) => {
      play(fault);
      const response = await app.leave();
      expect([response.status, await response.json()]).toEqual([200, { is_ended: false }]);
    },
  );

  test("is well again: everything works as before", async () => {
    expect((await app.read()).status).toBe(200);
    expect((await app.look())?.user.uuid).toBe("ada");
  });
});

describe("X1: an API that", () => {
  test("has a certificate that nobody vouches for is not spoken to", async () => {
    const untrusted = await startUntrusted();
    await expectTrouble(await openApp(untrusted.url), "upstream_tls", { isSent: false });
    await untrusted.close();
  });

  test("speaks no TLS where it should is not spoken to", async () => {
    const app = await openApp(upstream.url.replace("http:", "https:"));
    await expectTrouble(app, "upstream_tls", { isSent: false });
  });

  test("has a name that nobody knows is said to have none", async () => {
    await expectTrouble(await openApp("https://nowhere.invalid"), "upstream_dns", { isSent: false });
  });

  test("listens nowhere is said to be out of reach", async () => {
    const closed = await startUntrusted();
    await closed.close();
    await expectTrouble(await openApp(closed.url), "upstream_unreachable", { isSent: false });
  });
});

test("P1: behind a path prefix every call keeps it, the one to the way out too", async () => {
  const app = await openApp(`${upstream.url}/analytics/`);
  await app.read();
  await app.leave();
  expect(upstream.seen.map(({ url }) => url)).toEqual(
    expect.arrayContaining(["/analytics/api/users/@me/", "/analytics/healthz", "/analytics/logout/"]),
  );
  expect(upstream.seen.every(({ url }) => url.startsWith("/analytics/"))).toBe(true);
});
