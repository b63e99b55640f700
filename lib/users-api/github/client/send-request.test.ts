import { expect, test } from "vitest";
import { catchGithubError, connectTo, type Reply, startScriptedGithub } from "./scripted-github";

const TOKEN = "ghu_tokenOfThePerson";
const USER = { id: 7, login: "octocat" };

test("every request names the App, the API version and the token, and nothing else of ours", async () => {
  const github = await startScriptedGithub(() => ({ json: USER }));
  expect(await connectTo(github).getUser(TOKEN)).toEqual(USER);
  expect(github.requests[0]?.url.pathname).toBe("/api/v3/user");
  expect(github.requests[0]?.headers).toMatchObject({
    accept: "application/vnd.github+json",
    authorization: `Bearer ${TOKEN}`,
    "user-agent": "account-app",
    "x-github-api-version": "2022-11-28",
  });
});

test("a redirect to another origin is refused and the token never leaves", async () => {
  const stranger = await startScriptedGithub(() => ({ json: USER }));
  for (const status of [301, 302, 303, 307, 308]) {
    const github = await startScriptedGithub(() => ({
      status,
      headers: { location: `${stranger.origin}/api/v3/user` },
    }));
    const error = await catchGithubError(connectTo(github).getUser(TOKEN));
    expect(error).toMatchObject({ kind: "invalid_answer", status });
    expect(github.requests).toHaveLength(1);
  }
  expect(stranger.requests).toHaveLength(0);
});

test("a renamed repository is followed inside the origin, at most twice", async () => {
  const github = await startScriptedGithub(({ url }) => {
    const hop = Number(url.searchParams.get("hop") ?? 0);
    const hops = url.pathname.includes("/twice") ? 2 : 3;
    if (hop >= hops) return { json: { default_branch: "trunk" } };
    return { status: 301, headers: { location: `${url.pathname}?hop=${hop + 1}` } };
  });
  const client = connectTo(github);
  expect(await client.getDefaultBranch({ token: TOKEN, owner: "o", repo: "twice" })).toBe("trunk");
  expect(github.requests.every(({ headers }) => headers.authorization === `Bearer ${TOKEN}`)).toBe(true);
  const error = await catchGithubError(client.getDefaultBranch({ token: TOKEN, owner: "o", repo: "loop" }));
  expect(error.kind).toBe("invalid_answer");
});

test("a POST is never redirected, even inside the origin", async () => {
  const github = await startScriptedGithub(() => ({ status: 307, headers: { location: "/elsewhere" } }));
  const error = await catchGithubError(connectTo(github).exchangeCode({ code: "c" }));
  expect(error.kind).toBe("invalid_answer");
  expect(github.requests).toHaveLength(1);
});

const passing: Reply[] = [
  { status: 502 },
  { status: 503 },
  { status: 504 },
  { breaks: "before_headers" },
  { breaks: "in_body" },
];

test("502, 503, 504 and a broken connection are tried once more", async () => {
  const callOnce = async (failure: Reply) => {
    const github = await startScriptedGithub(() => (github.requests.length === 1 ? failure : { json: USER }));
    expect(await connectTo(github).getUser(TOKEN)).toEqual(USER);
    expect(github.requests).toHaveLength(2);
  };
  await Promise.all(passing.map(callOnce));
});

test("502, 503, 504 and a broken connection are tried only once more", async () => {
  const callOnce = async (failure: Reply) => {
    const github = await startScriptedGithub(() => failure);
    const error = await catchGithubError(connectTo(github).getUser(TOKEN));
    expect(error).toMatchObject(
      failure.status ? { kind: "server", status: failure.status } : { kind: "network" },
    );
    expect(github.requests).toHaveLength(2);
  };
  await Promise.all(passing.map(callOnce));
});

test("a network error names the system's code and not the address", async () => {
  const github = await startScriptedGithub(() => ({}));
  const cause = Object.assign(new Error("connect ECONNREFUSED 10.0.0.1:443"), { code: "ECONNREFUSED" });
  const refuse = () => Promise.reject(new TypeError("fetch failed", { cause }));
  const error = await catchGithubError(connectTo(github, { fetch: refuse }).getUser(TOKEN));
  expect(error).toMatchObject({ kind: "network", message: "GET /user got no answer (ECONNREFUSED)" });
});

test("500 is not repeated, and neither is a code or refresh token", async () => {
  const github = await startScriptedGithub(({ method }) => ({ status: method === "POST" ? 502 : 500 }));
  const client = connectTo(github);
  expect(await catchGithubError(client.getUser(TOKEN))).toMatchObject({ kind: "server", status: 500 });
  expect((await catchGithubError(client.exchangeCode({ code: "c" }))).kind).toBe("server");
  expect((await catchGithubError(client.refreshUserTokens("r"))).kind).toBe("server");
  expect(github.requests).toHaveLength(3);
});

test.each(["before_headers", "in_body"] as const)("a server that hangs %s times out", async (hangs) => {
  const github = await startScriptedGithub(() => ({ hangs }));
  const startedAt = Date.now();
  const error = await catchGithubError(connectTo(github, { timeoutMs: 80 }).getUser(TOKEN));
  expect(error.kind).toBe("timeout");
  expect(github.requests).toHaveLength(1);
  expect(Date.now() - startedAt).toBeLessThan(1_000);
});

test.each(["before_headers", "in_body"] as const)("abort cancels a request that hangs %s", async (hangs) => {
  const github = await startScriptedGithub(() => ({ hangs }));
  const controller = new AbortController();
  setTimeout(() => controller.abort("any reason"), 50);
  const error = await catchGithubError(connectTo(github).getUser(TOKEN, controller.signal));
  expect(error.kind).toBe("aborted");
  await expect.poll(() => github.openNow()).toBe(0);
});

test("an aborted signal lets no request leave, and ends the pause before a repeat", async () => {
  const github = await startScriptedGithub(() => ({ status: 502 }));
  expect((await catchGithubError(connectTo(github).getUser(TOKEN, AbortSignal.abort()))).kind).toBe(
    "aborted",
  );
  expect(github.requests).toHaveLength(0);

  const controller = new AbortController();
  setTimeout(() => controller.abort(), 60);
  expect((await catchGithubError(connectTo(github).getUser(TOKEN, controller.signal))).kind).toBe("aborted");
  expect(github.requests).toHaveLength(1);
});

test("a huge answer is refused", async () => {
  const text = `{"id":7,"login":"${"x".repeat(17 * 1024 * 1024)}"}`;
  const github = await startScriptedGithub(() => ({ text }));
  const error = await catchGithubError(connectTo(github).getUser(TOKEN));
  expect(error.kind).toBe("invalid_answer");
});

test.each(["<html>unicorn</html>", "", "{", "[]", '{"id":"7","login":"x"}'])(
  "200 with %j is an invalid answer",
  async (text) => {
    const github = await startScriptedGithub(() => ({ text }));
    expect((await catchGithubError(connectTo(github).getUser(TOKEN))).kind).toBe("invalid_answer");
  },
);
