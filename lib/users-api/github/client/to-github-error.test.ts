import { expect, test } from "vitest";
import { catchGithubError, connectTo, type Reply, startScriptedGithub, TEST_APP } from "./scripted-github";

const TOKEN = "ghu_tokenOfThePerson";

async function refuseWith(reply: Reply) {
  const github = await startScriptedGithub(() => reply);
  return catchGithubError(connectTo(github).getUser(TOKEN));
}

test("only 404 and 410 are gone", async () => {
  const kinds = new Map<number, string>();
  for (const status of [400, 401, 403, 404, 409, 410, 422, 429, 451, 500, 501]) {
    kinds.set(status, (await refuseWith({ status, json: { message: "No" } })).kind);
  }
  expect(Object.fromEntries(kinds)).toEqual({
    400: "invalid_answer",
    401: "unauthorized",
    403: "forbidden",
    404: "gone",
    409: "invalid_answer",
    410: "gone",
    422: "invalid_answer",
    429: "rate_limited",
    451: "forbidden",
    500: "server",
    501: "server",
  });
});

test("a suspended installation is told from a refusal and from a suspended person", async () => {
  const kindFor = async (message: string) => (await refuseWith({ status: 403, json: { message } })).kind;
  expect(await kindFor("This installation has been suspended")).toBe("suspended");
  expect(await kindFor("Resource not accessible by integration")).toBe("forbidden");
  expect(await kindFor("Sorry. Your account was suspended")).toBe("forbidden");
});

test("a limit says how long to wait, whichever way GitHub puts it", async () => {
  const date = "Mon, 23 Nov 2026 12:00:00 GMT";
  const reset = String(Date.parse(date) / 1000 + 900);
  const secondary = "You have exceeded a secondary rate limit";
  const wait = async (headers: Record<string, string>, message = "No", status = 403) => {
    const error = await refuseWith({ status, headers: { date, ...headers }, json: { message } });
    return error.kind === "rate_limited" ? error.retryAfterSeconds : error.kind;
  };
  expect(await wait({ "retry-after": "17" })).toBe(17);
  expect(await wait({ "retry-after": "Mon, 23 Nov 2026 12:00:30 GMT" })).toBe(30);
  expect(await wait({ "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset })).toBe(900);
  expect(await wait({ "x-ratelimit-remaining": "41", "x-ratelimit-reset": reset }, secondary)).toBe(60);
  expect(await wait({}, "No", 429)).toBe(60);
  expect(await wait({ "retry-after": "0" }, secondary, 429)).toBe(1);
  expect(await wait({ "retry-after": "999999999" })).toBe(3600);
  expect(await wait({ "x-ratelimit-remaining": "41" })).toBe("forbidden");
});

test("an error carries no token, secret, address or page of GitHub's", async () => {
  const { clientSecret } = TEST_APP;
  const message = `Bad ${TOKEN} and ${clientSecret}\r\n\u001b[31m see https://user:pw@x.test/?t=1 ${"a".repeat(900)}`;
  const github = await startScriptedGithub(() => ({ status: 400, json: { message, echoed: TOKEN } }));
  const client = connectTo(github);
  const errors = [
    await catchGithubError(client.getUser(TOKEN)),
    await catchGithubError(client.exchangeCode({ code: "thecode" })),
    await catchGithubError(client.refreshUserTokens("ghr_old")),
  ];
  for (const error of errors) {
    const all = `${error.message} ${JSON.stringify({ ...error })} ${String(error.cause)}`;
    expect(error.message.length).toBeLessThan(260);
    expect(all).not.toMatch(/pw@x|ghr_old|thecode/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come through.
    expect(error.message).not.toMatch(/[\u0000-\u001f]/);
  }
  expect(errors[0]?.message).not.toContain(TOKEN);
  expect(errors[1]?.message).not.toContain(clientSecret);
});
