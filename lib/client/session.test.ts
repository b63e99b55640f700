import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { accountUpdate } from "@/lib/contract/endpoints/account";
import { githubRemove, integrationsList } from "@/lib/contract/endpoints/github";
import { toAccess } from "@/lib/contract/refusals";

const envelope = { type: "authentication_error", code: "not_authenticated", detail: "No.", attr: null };
const json = (status: number, body: unknown) => Response.json(body, { status });

/** The status of each answer, by path; what a page asked stands in `asked`. */
let answers: {
  account: () => Response;
  list: () => Response;
  session: () => Response;
  /** What is asked before the page leaves for good. */
  forget: () => Response | Promise<Response>;
  /** A change of the account. */
  change: () => Promise<Response>;
};
/** What was sent so that the page's own end does not end it. */
let kept: string[];
let sent: string[];
let asked: string[];
let left: string[];

beforeEach(() => {
  vi.resetModules();
  asked = [];
  left = [];
  sent = [];
  kept = [];
  answers = {
    change: async () => json(200, {}),
    account: () => json(200, {}),
    list: () => json(200, { results: [] }),
    session: () => json(200, { success: true }),
    forget: () => new Response(null, { status: 204 }),
  };
  vi.stubGlobal("window", {
    location: { pathname: "/settings/github", search: "?a=1", replace: (url: string) => left.push(url) },
  });
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.keepalive) kept.push(`${init.method} ${path}`);
    if (init.method === "PATCH" && path === "/api/users/@me/") return answers.change();
    asked.push(path);
    if (path === "/session?ended") return answers.forget();
    if (path === "/session") {
      sent.push(`${init.method} ${init.body}`);
      return answers.session();
    }
    return path.includes("/integrations/") ? answers.list() : answers.account();
  });
});
afterEach(() => vi.unstubAllGlobals());

async function readList() {
  const { callDoor } = await import("./call-door");
  return callDoor({ endpoint: integrationsList });
}

describe("P13: a 401", () => {
  test("of a session that is over leads to sign-in once, however many calls met it, and back", async () => {
    answers = { ...answers, account: () => json(401, envelope), list: () => json(401, envelope) };
    const results = await Promise.allSettled([readList(), readList(), readList()]);
    expect(results.every(({ status }) => status === "rejected")).toBe(true);
    expect(left).toEqual(["/sign-in?next=%2Fsettings%2Fgithub%3Fa%3D1&reason=expired"]);
    expect(asked.filter((path) => path === "/api/users/@me/")).toHaveLength(1);
  });

  test("has the server forget the ended session once, before the page leaves", async () => {
    let leftBefore: number | null = null;
    answers = { ...answers, account: () => json(401, envelope), list: () => json(401, envelope) };
    answers.forget = () => {
      leftBefore = left.length;
      return json(503, envelope);
    };
    await Promise.allSettled([readList(), readList()]);
    expect(leftBefore).toBe(0);
    expect(asked.filter((path) => path === "/session?ended")).toHaveLength(1);
    expect(kept).toEqual(["DELETE /session?ended"]);
    expect(left).toHaveLength(1);
  });

  test("leads to sign-in although forgetting the session fails", async () => {
    answers = { ...answers, account: () => json(401, envelope), list: () => json(401, envelope) };
    answers.forget = () => Promise.reject(new TypeError("offline"));
    await Promise.allSettled([readList()]);
    expect(left).toHaveLength(1);
  });

  test("of a key that was revoked does the same, by its own code", async () => {
    const revoked = () => json(401, { ...envelope, code: "authentication_failed" });
    answers = { ...answers, account: revoked, list: revoked };
    await Promise.allSettled([readList(), readList()]);
    expect(left).toEqual(["/sign-in?next=%2Fsettings%2Fgithub%3Fa%3D1&reason=expired"]);
    expect(asked.filter((path) => path === "/api/users/@me/")).toHaveLength(1);
  });

  test("in a race with a renewal signs nobody out: the read is made again", async () => {
    let isFirst = true;
    answers.list = () => {
      const response = isFirst ? json(401, envelope) : json(200, { results: [] });
      isFirst = false;
      return response;
    };
    expect((await readList()).body).toEqual({ results: [] });
    expect(left).toEqual([]);
  });

  describe("while a change of the password is under way, which ends the former session at once,", () => {
    /** The former session is refused from now on; the new one comes when this is called. */
    function startChange(): () => void {
      let finish = () => {};
      const arrives = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const refused = () => json(401, envelope);
      answers = { ...answers, account: refused, list: refused };
      answers.change = async () => {
        await arrives;
        answers = { ...answers, account: () => json(200, {}), list: () => json(200, { results: [] }) };
        return json(200, {});
      };
      return finish;
    }

    test("signs nobody out, and the page's own end does not stop the change", async () => {
      const { changePassword } = await import("./security/session-calls");
      const finish = startChange();
      const change = changePassword({ password: "new" });
      const read = readList();
      // All that a page does about a 401 before it leaves has been done by then.
      await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0));
      await new Promise(setImmediate);
      finish();
      await change;
      expect((await read).body).toEqual({ results: [] });
      expect(left).toEqual([]);
      expect(kept).toEqual(["PATCH /api/users/@me/"]);
    });

    test("in another tab signs nobody out", async () => {
      const { followRenewal } = await import("./renewal");
      followRenewal("renewal-started");
      const finish = startChange();
      const read = readList();
      await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0));
      await new Promise(setImmediate);
      finish();
      await answers.change();
      followRenewal("renewal-ended");
      expect((await read).body).toEqual({ results: [] });
      expect(left).toEqual([]);
    });

    test("in another tab that never tells its end leads to sign-in all the same", async () => {
      vi.useFakeTimers();
      const { followRenewal } = await import("./renewal");
      followRenewal("renewal-started");
      startChange();
      const read = readList().catch(() => null);
      await vi.advanceTimersByTimeAsync(60_000);
      await read;
      vi.useRealTimers();
      expect(left).toHaveLength(1);
    });

    test("that began during the look does not take the look's word for it", async () => {
      const { renewing } = await import("./renewal");
      let lookOnce = () => {};
      let isFirst = true;
      answers.list = () => json(401, envelope);
      answers.account = () => {
        if (!isFirst) return json(200, {});
        isFirst = false;
        lookOnce();
        answers.list = () => json(200, { results: [] });
        return json(401, envelope);
      };
      const looked = new Promise<void>((resolve) => {
        lookOnce = () => resolve(renewing(async () => {}));
      });
      expect((await readList()).body).toEqual({ results: [] });
      await looked;
      expect(left).toEqual([]);
    });
  });

  test("that cannot be confirmed, since the server is down, signs nobody out", async () => {
    answers = { ...answers, account: () => json(503, envelope), list: () => json(401, envelope) };
    await expect(readList()).rejects.toMatchObject({ status: 401 });
    expect(left).toEqual([]);
  });
});

test("a write that the server does not know is told from an object that has gone", async () => {
  const { callDoor } = await import("./call-door");
  const missing = { ...envelope, type: "invalid_request", code: "not_found", detail: "Not found." };
  answers.change = async () => json(404, missing);
  answers.list = () => json(404, missing);
  const save = await callDoor({ endpoint: accountUpdate, body: {} }).catch((error) => error);
  expect(toAccess(save)).toEqual({ kind: "not_offered" });
  const params = { installation_id: "7" };
  const remove = await callDoor({ endpoint: githubRemove, params }).catch((error) => error);
  expect(toAccess(remove)).toBeNull();
});

describe("signing in", () => {
  const credentials = { email: "ada@example.com", password: "right" };

  test.each([
    ["2fa_required", "second_factor"],
    ["code_based_verification_required", "email_code"],
  ])("a 401 %s is a step, not an error", async (code, step) => {
    const { signIn } = await import("./session");
    answers.session = () => json(401, { ...envelope, code });
    expect(await signIn(credentials)).toBe(step);
  });

  test("every way sends what it is for, and nothing else", async () => {
    const session = await import("./session");
    expect(await session.signIn(credentials)).toBe("done");
    await session.finishSignIn({ token: "123456", remember: false });
    await session.finishWithEmailCode({ code: "654321", remember: true });
    await session.resendEmailCode();
    await session.signInWithKey("phx_key");
    expect(sent).toEqual([
      'POST {"email":"ada@example.com","password":"right"}',
      'PATCH {"token":"123456","remember":false}',
      'PATCH {"code":"654321","remember":true}',
      'PATCH {"resend":true}',
      'POST {"personal_api_key":"phx_key"}',
    ]);
  });

  test("a key that is refused is an error of its field, and no reason to leave", async () => {
    const { signInWithKey } = await import("./session");
    const refusal = { ...envelope, code: "authentication_failed", attr: "personal_api_key" };
    answers.session = () => json(401, refusal);
    await expect(signInWithKey("phx_key")).rejects.toMatchObject({ attr: "personal_api_key", status: 401 });
    expect(left).toEqual([]);
  });
});
