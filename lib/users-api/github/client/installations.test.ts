import { importSPKI, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { catchGithubError, connectTo, startScriptedGithub, TEST_APP, testKeys } from "./scripted-github";

const TOKEN = "ghu_tokenOfThePerson";

test("installations come from every page; odd ones are skipped", async () => {
  const github = await startScriptedGithub(({ url }) => {
    const page = Number(url.searchParams.get("page"));
    const installation = {
      id: page,
      account: { login: `acme${page}`, type: page === 1 ? "Organization" : "Robot" },
      repository_selection: page === 1 ? "selected" : "some",
      created_at: "2026-01-01T00:00:00Z",
      suspended_at: page === 1 ? "2026-01-02T03:04:05Z" : null,
      permissions: { contents: "read", odd: 5 },
    };
    return { json: { total_count: 201, installations: [{ id: "x" }, null, installation] } };
  });
  expect(await connectTo(github).listUserInstallations(TOKEN)).toStrictEqual([
    {
      id: "1",
      account: { type: "Organization", name: "acme1" },
      repositorySelection: "selected",
      suspendedAt: new Date("2026-01-02T03:04:05Z"),
      createdAt: new Date("2026-01-01T00:00:00Z"),
      permissions: { contents: "read" },
    },
    ...[2, 3].map((id) => ({
      id: String(id),
      account: { type: null, name: `acme${id}` },
      repositorySelection: null,
      suspendedAt: null,
      createdAt: new Date("2026-01-01T00:00:00Z"),
      permissions: { contents: "read" },
    })),
  ]);
});

test("a person sees an installation on 200, not on 404 or 403, and anything else is unknown", async () => {
  let reply = { status: 200, json: { message: "", repositories: [] as unknown[] } };
  const github = await startScriptedGithub(() => reply);
  const client = connectTo(github);
  const see = () => client.canUserSeeInstallation(TOKEN, "12");
  const answer = (status: number, message = "No") => {
    reply = { status, json: { message, repositories: [] } };
  };
  expect(await see()).toBe(true);
  expect(github.requests[0]?.url.pathname).toBe("/api/v3/user/installations/12/repositories");
  for (const status of [404, 403]) {
    answer(status);
    expect(await see()).toBe(false);
  }
  for (const [status, kind] of [
    [401, "unauthorized"],
    [500, "server"],
    [429, "rate_limited"],
  ] as const) {
    answer(status);
    expect((await catchGithubError(see())).kind).toBe(kind);
  }
  answer(403, "You have exceeded a secondary rate limit");
  expect((await catchGithubError(see())).kind).toBe("rate_limited");
});

test.each(["0", "01", "1/2", "..", "", "1".repeat(21)])(
  "no request leaves for the installation id %j",
  async (id) => {
    const github = await startScriptedGithub(() => ({ json: {} }));
    const client = connectTo(github);
    await expect(client.canUserSeeInstallation(TOKEN, id)).rejects.toThrow(TypeError);
    await expect(client.createInstallationToken(id)).rejects.toThrow(TypeError);
    expect(github.requests).toHaveLength(0);
  },
);

test("the App proves itself by a JWT of ten minutes around the injected clock, issued by the client id", async () => {
  const nowSeconds = 1_700_000_000;
  const github = await startScriptedGithub(() => ({ json: { id: 12, account: null } }));
  for (const privateKey of [TEST_APP.privateKey, TEST_APP.privateKey.replaceAll("\n", "\\n")]) {
    const client = connectTo(github, { now: () => nowSeconds * 1000, app: { ...TEST_APP, privateKey } });
    expect(await client.getInstallation("12")).toMatchObject({ id: "12", account: null, suspendedAt: null });
    const jwt = github.requests.at(-1)?.headers.authorization?.replace("Bearer ", "") ?? "";
    const verified = await jwtVerify(jwt, await importSPKI(testKeys.publicKey, "RS256"), {
      currentDate: new Date(nowSeconds * 1000),
    });
    expect(verified.payload).toEqual({ iss: "Iv23client", iat: nowSeconds - 300, exp: nowSeconds + 300 });
  }
});

test("a key that cannot be read is said so, without the key", async () => {
  const github = await startScriptedGithub(() => ({}));
  const client = connectTo(github, { app: { ...TEST_APP, privateKey: "not-a-key" } });
  await expect(client.getInstallation("12")).rejects.toThrow(/^The GitHub App's private key cannot be read$/);
});

test("an installation token is made once, repeated after a 502, and always has an end", async () => {
  let calls = 0;
  const github = await startScriptedGithub(() => {
    calls += 1;
    if (calls === 1) return { status: 502 };
    const expires_at = calls === 2 ? "2026-05-06T07:08:09Z" : "soon";
    return {
      status: 201,
      json: { token: "ghs_x", expires_at, repository_selection: "all", permissions: { a: "read" } },
    };
  });
  const client = connectTo(github, { now: () => 1_000 });
  expect(await client.createInstallationToken("12")).toStrictEqual({
    token: "ghs_x",
    expiresAt: new Date("2026-05-06T07:08:09Z"),
    repositorySelection: "all",
    permissions: { a: "read" },
  });
  expect(calls).toBe(2);
  expect((await client.createInstallationToken("12")).expiresAt).toEqual(new Date(3_601_000));
});
