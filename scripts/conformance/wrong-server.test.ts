import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { buildEnvelope } from "../../lib/contract/build-envelope";
import { TEST_PASSWORD } from "../../lib/users-api/testing/create-test-accounts";
import { createTestApi, type TestApi } from "../../lib/users-api/testing/create-test-api";
import {
  type Between,
  failing,
  find,
  type Ran,
  run,
  type ServedApi,
  serveAnswers,
  serveApi,
} from "./testing/conformance-kit";

vi.setConfig({ testTimeout: 60_000 });

let api: TestApi;
let served: ServedApi;
let between: Between = (_, next) => next();
beforeAll(async () => {
  api = await createTestApi();
  served = await serveApi(api, (request, next) => between(request, next));
});
afterAll(async () => {
  await served.close();
  await api.close();
});

type Given = { between: Between; scopes?: string[]; flags?: string[] };

/** A run by key at our API with one rule broken. */
async function runBroken({ between: broken, scopes = ["user:write"], flags = [] }: Given) {
  const { user } = await api.accounts.createUser();
  const key = await api.accounts.createKey(user, scopes);
  between = broken;
  const ran = await run(["--url", served.url, "--key", key, "--json", ...flags]);
  return { ...ran, key, user };
}

const pathOf = (request: Request) => new URL(request.url).pathname;
const hasKey = (request: Request) => request.headers.has("authorization");

type Case = {
  rule: string;
  between: Between;
  endpoint: string;
  title: string;
  seen: string;
  flags?: string[];
};

const cases: Case[] = [
  {
    rule: "answers without a credential",
    between: (request, next) =>
      pathOf(request).endsWith("/integrations/") && !hasKey(request)
        ? Response.json({ results: [] })
        : next(),
    endpoint: "integrationsList",
    title: "no credential",
    seen: "200",
  },
  {
    rule: "lets a key read the two-factor status",
    between: (request, next) =>
      pathOf(request).endsWith("/two_factor_status/") && hasKey(request)
        ? Response.json({ is_enabled: false })
        : next(),
    endpoint: "twoFactorStatus",
    title: "a key",
    seen: "200",
  },
  {
    rule: "shows somebody else",
    between: (request, next) =>
      /^\/api\/users\/[0-9a-f-]{36}\/$/.test(pathOf(request))
        ? Response.json({ uuid: "ada", email: "ada@example.com" })
        : next(),
    endpoint: "accountGet",
    title: "another user",
    seen: "200",
  },
  {
    rule: "clamps a limit",
    between: (request, next) =>
      request.url.endsWith("/repos/?limit=999999999")
        ? Response.json({ repositories: [], has_more: false })
        : next(),
    endpoint: "githubListRepos",
    title: "limit=999999999",
    seen: "200",
  },
  {
    rule: "names another field",
    between: (request, next) =>
      request.url.endsWith("/branches/")
        ? Response.json(buildEnvelope("required", { attr: "repository" }), { status: 400 })
        : next(),
    endpoint: "githubListBranches",
    title: "no repo",
    seen: "400 required (repository), wrong attr",
  },
  {
    rule: "leaves a key out of an answer",
    between: async (request, next) => {
      const answer = await next();
      if (pathOf(request) !== "/api/users/") {
        return answer;
      }
      const { count, ...rest } = (await answer.json()) as { count?: number };
      return Response.json(rest, answer);
    },
    endpoint: "accountList",
    title: "success",
    seen: "200, wrong shape at count",
  },
  {
    rule: "gives a refusal the wrong type",
    between: (request, next) =>
      pathOf(request).endsWith("/onboarding/skip/") && request.method === "POST"
        ? Response.json({ ...buildEnvelope("not_authenticated"), type: "server_error" }, { status: 401 })
        : next(),
    endpoint: "onboardingSkip",
    title: "no credential",
    seen: "401 not_authenticated, type server_error",
  },
  {
    rule: "takes an unknown method for an unknown path",
    between: (request, next) =>
      request.method === "GET" && pathOf(request).endsWith("/unregister/")
        ? Response.json(buildEnvelope("not_found"), { status: 404 })
        : next(),
    endpoint: "pushTokenUnregister",
    title: "method GET",
    seen: "404 not_found",
  },
  {
    rule: "answers with a page",
    between: (request, next) =>
      pathOf(request).endsWith("/integrations/")
        ? new Response("<p>Busy", { status: 500, headers: { "content-type": "text/html; charset=utf-8" } })
        : next(),
    endpoint: "integrationsList",
    title: "success",
    seen: "500 text/html",
  },
  {
    rule: "claims an endpoint that it has not",
    between: (request, next) =>
      pathOf(request) === "/api/csrf/" ? Response.json(buildEnvelope("not_found"), { status: 404 }) : next(),
    endpoint: "csrfGet",
    title: "success",
    seen: "404 not_found",
  },
  {
    rule: "forgets a change",
    between: async (request, next) =>
      request.method === "PATCH" && (await request.clone().text()).includes("theme_mode")
        ? api.app.fetch(new Request(request.url, { headers: request.headers }))
        : next(),
    endpoint: "accountUpdate",
    title: "theme and back",
    seen: "200, but nothing changed",
    flags: ["--write"],
  },
];

describe("a server that", () => {
  test.each(cases)("$rule is told in one row, and the exit code is 1", async (broken) => {
    const { endpoint, title, seen, flags } = broken;
    const ran = await runBroken({ between: broken.between, flags });
    expect(find(ran, endpoint, title)).toMatchObject({ seen, result: "fails" });
    expect(ran.code).toBe(1);
    expect(new Set(failing(ran).map((row) => row.endpoint))).toEqual(new Set([endpoint]));
  });

  test("cannot take a change back is said to have kept it", async () => {
    let patches = 0;
    const ran = await runBroken({
      flags: ["--write"],
      between: async (request, next) => {
        const isTheme = request.method === "PATCH" && (await request.clone().text()).includes("theme_mode");
        patches += isTheme ? 1 : 0;
        return isTheme && patches > 1 ? Response.json(buildEnvelope("error"), { status: 500 }) : next();
      },
    });
    expect(find(ran, "accountUpdate", "theme and back")?.seen).toBe("NOT TAKEN BACK, it was null");
    expect(ran.code).toBe(1);
  });

  test("does not answer a call fails that row alone", async () => {
    const ran = await runBroken({
      between: (request, next) => (pathOf(request) === "/readyz" ? new Promise<Response>(() => {}) : next()),
    });
    expect(failing(ran).map(({ endpoint, seen }) => `${endpoint}: ${seen}`)).toEqual([
      "readyGet: no answer: none in 10 s",
    ]);
  });

  test("asks to wait is asked once more, after that time, and not for an hour", async () => {
    let isFirst = true;
    const throttled = (seconds: string) =>
      Response.json(buildEnvelope("throttled"), { status: 429, headers: { "retry-after": seconds } });
    const ran = await runBroken({
      between: (request, next) => {
        const isAsked = pathOf(request) === "/readyz" && isFirst;
        isFirst &&= !isAsked;
        return isAsked ? throttled("7") : next();
      },
    });
    expect(failing(ran)).toEqual([]);
    expect(ran.waits.filter((ms) => ms !== 100)).toEqual([7_000]);
    const patient = await runBroken({
      between: (request, next) => (pathOf(request) === "/readyz" ? throttled("3600") : next()),
    });
    expect(patient.waits.filter((ms) => ms !== 100)).toEqual([]);
    expect(find(patient, "readyGet", "success")?.seen).toBe("429 throttled");
  });
});

describe("secrets", () => {
  /** Says back what it was sent, in a refusal and in the names of an answer. */
  const echo: Between = async (request, next) => {
    const body = await request.clone().text();
    const said = [request.headers.get("authorization"), request.headers.get("cookie"), body].join(" ");
    const answer = await next();
    if (pathOf(request).endsWith("/sessions/") || pathOf(request).endsWith("/two_factor_status/")) {
      return Response.json({ type: "server_error", code: said, detail: said, attr: said }, { status: 403 });
    }
    return answer;
  };

  function expectHidden({ out, error }: Ran, secrets: string[]) {
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(8);
      expect(`${out}${error}`).not.toContain(secret.slice(0, 8));
    }
  }

  test.each([
    ["the table", []],
    ["the lines of JSON", ["--json"]],
  ])("are not in %s, not even cut short, though the server repeats them", async (_, flags) => {
    const { user } = await api.accounts.createUser();
    const key = await api.accounts.createKey(user, ["user:read"]);
    const cookies: string[] = [];
    between = (request, next) => {
      cookies.push(
        ...(request.headers.get("cookie") ?? "").split("; ").map((pair) => pair.split("=")[1] ?? ""),
      );
      return echo(request, next);
    };
    const byKey = await run(["--url", served.url, "--key", key, ...flags]);
    expect([byKey.code, byKey.out.includes("[hidden]")]).toEqual([1, true]);
    expectHidden(byKey, [key]);
    const byEmail = await run(["--url", served.url, "--email", user.email, ...flags], {
      env: { CONFORMANCE_PASSWORD: TEST_PASSWORD },
    });
    expect([byEmail.code, byEmail.out.includes("[hidden]")]).toEqual([1, true]);
    expectHidden(byEmail, [TEST_PASSWORD, ...new Set(cookies.filter(Boolean))]);
  });

  test("go to no other server: a redirect is not followed", async () => {
    const other = await serveAnswers(() => Response.json({ uuid: "ada", email: "ada@example.com" }));
    const moved = await serveAnswers(
      (request) =>
        new Response(null, { status: 307, headers: { location: other.url + new URL(request.url).pathname } }),
    );
    const ran = await run(["--url", moved.url, "--key", "phx_of_nobody"]);
    const login = await run(["--url", moved.url, "--email", "ada@example.com"], {
      ask: async () => "secret-word",
    });
    expect([ran.code, login.code, other.seen]).toEqual([2, 2, []]);
    expect([ran.error, login.error]).toEqual([
      "The credential cannot read the account: 307 redirect.",
      "The sign-in was refused: 307 redirect.",
    ]);
    await moved.close();
    await other.close();
  });

  test("are not said when the sign-in is refused, and the exit code is 2", async () => {
    between = (_, next) => next();
    const { user } = await api.accounts.createUser();
    const ran = await run(["--url", served.url, "--email", user.email], {
      ask: async () => "wrong-password",
    });
    expect([ran.code, ran.out, ran.error]).toEqual([
      2,
      "",
      "The sign-in was refused: 400 invalid_credentials.",
    ]);
    const byKey = await run(["--url", served.url, "--key", "phx_of_nobody"]);
    expect([byKey.code, byKey.error]).toEqual([
      2,
      "The credential cannot read the account: 401 authentication_failed.",
    ]);
  });
});

test("a server that is not there is told with exit code 2", async () => {
  const gone = await serveAnswers(() => new Response());
  await gone.close();
  const ran = await run(["--url", gone.url, "--key", "phx_of_nobody"]);
  expect([ran.code, ran.error]).toEqual([2, "The server gave no answer: ECONNREFUSED."]);
});

test("the table fits 100 columns, its cells aligned, and repeats at its end what does not hold", async () => {
  const { user } = await api.accounts.createUser();
  const key = await api.accounts.createKey(user, ["user:read"]);
  between = cases[0]?.between ?? between;
  const { out } = await run(["--url", served.url, "--key", key]);
  const lines = out.split("\n");
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
  const rows = lines.filter((line) => /^ {2}(ok|FAILS) /.test(line));
  expect(rows.length).toBeGreaterThan(90);
  expect(rows.filter((line) => !/^.{9}\S.{24} *(?<=^.{34})\S.*(?<=^.{67})\S/.test(line))).toEqual([]);
  expect(lines.slice(-5)).toEqual([
    "These do not hold:",
    "GET /api/users/:uuid/integrations/",
    "  FAILS  no credential            401 not_authenticated            200",
    "",
    expect.stringMatching(/^\d+ rows: \d+ hold, 1 do not, \d+ not tried\.$/),
  ]);
});
