import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { integrationsList } from "@/lib/contract/endpoints/github";

const envelope = { type: "authentication_error", code: "not_authenticated", detail: "No.", attr: null };
const json = (status: number, body: unknown) => Response.json(body, { status });

/** The status of each answer, by path; what a page asked stands in `asked`. */
let answers: { account: () => Response; list: () => Response; session: () => Response };
let sent: string[];
let asked: string[];
let left: string[];

beforeEach(() => {
  vi.resetModules();
  asked = [];
  left = [];
  sent = [];
  answers = {
    account: () => json(200, {}),
    list: () => json(200, { results: [] }),
    session: () => json(200, { success: true }),
  };
  vi.stubGlobal("window", {
    location: { pathname: "/settings/github", search: "?a=1", replace: (url: string) => left.push(url) },
  });
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push(path);
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

  test("that cannot be confirmed, since the server is down, signs nobody out", async () => {
    answers = { ...answers, account: () => json(503, envelope), list: () => json(401, envelope) };
    await expect(readList()).rejects.toMatchObject({ status: 401 });
    expect(left).toEqual([]);
  });
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
    await session.finishWithEmailCode("654321");
    await session.resendEmailCode();
    await session.signInWithKey("phx_key");
    expect(sent).toEqual([
      'POST {"email":"ada@example.com","password":"right"}',
      'PATCH {"token":"123456","remember":false}',
      'PATCH {"code":"654321"}',
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
