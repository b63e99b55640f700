import { expect, test } from "vitest";
import { catchGithubError, connectTo, startScriptedGithub } from "./scripted-github";

const now = () => 1_000_000;

test("a code is exchanged with the App's credentials, and expiry counts from the injected clock", async () => {
  const github = await startScriptedGithub(() => ({
    json: {
      access_token: "ghu_a",
      expires_in: 28800,
      refresh_token: "ghr_a",
      refresh_token_expires_in: "15811200",
    },
  }));
  const client = connectTo(github, { now });
  expect(await client.exchangeCode({ code: "abc", redirectUri: "http://localhost/back" })).toEqual({
    accessToken: "ghu_a",
    accessTokenExpiresAt: new Date(1_000_000 + 28_800_000),
    refreshToken: "ghr_a",
    refreshTokenExpiresAt: new Date(1_000_000 + 15_811_200_000),
  });
  const [request] = github.requests;
  expect(request?.url.pathname).toBe("/login/oauth/access_token");
  expect(request?.headers.authorization).toBeUndefined();
  expect(request?.headers.accept).toBe("application/json");
  expect(JSON.parse(request?.body ?? "")).toEqual({
    client_id: "Iv23client",
    client_secret: "s3cret-of-the-app",
    code: "abc",
    redirect_uri: "http://localhost/back",
  });
});

test("no redirect_uri is sent when none was used", async () => {
  const github = await startScriptedGithub(() => ({ json: { access_token: "ghu_a" } }));
  await connectTo(github).exchangeCode({ code: "abc" });
  expect(JSON.parse(github.requests[0]?.body ?? "")).not.toHaveProperty("redirect_uri");
});

test("a refresh without expiries keeps the new token and clears the times", async () => {
  const github = await startScriptedGithub(() => ({ json: { access_token: "ghu_b", expires_in: "odd" } }));
  expect(await connectTo(github, { now }).refreshUserTokens("ghr_a")).toEqual({
    accessToken: "ghu_b",
    accessTokenExpiresAt: null,
    refreshToken: null,
    refreshTokenExpiresAt: null,
  });
  expect(JSON.parse(github.requests[0]?.body ?? "")).toMatchObject({
    grant_type: "refresh_token",
    refresh_token: "ghr_a",
  });
});

test.each([
  "bad_verification_code",
  "bad_refresh_token",
  "refresh_token_expired",
  "unauthorized_client",
  "incorrect_client_credentials",
])("%s in a 200 is an error", async (error) => {
  const github = await startScriptedGithub(() => ({ json: { error, error_description: "ghr_a is bad" } }));
  const thrown = await catchGithubError(connectTo(github).refreshUserTokens("ghr_a"));
  expect(thrown).toMatchObject({ kind: "bad_grant", oauthCode: error, status: 200 });
  expect(thrown.message).not.toContain("ghr_a");
});

test("an error code that is no code is not repeated in the error", async () => {
  const github = await startScriptedGithub(() => ({ json: { error: "ghr_a\n<script>" } }));
  const thrown = await catchGithubError(connectTo(github).refreshUserTokens("ghr_a"));
  expect(thrown).toMatchObject({ kind: "bad_grant", oauthCode: "unknown_error" });
});

test("404 at the OAuth address is a wrong configuration, not a gone installation", async () => {
  const github = await startScriptedGithub(() => ({ status: 404, json: { error: "Not Found" } }));
  expect((await catchGithubError(connectTo(github).exchangeCode({ code: "c" }))).kind).toBe("invalid_answer");
});

test("200 without an access token is an invalid answer", async () => {
  const github = await startScriptedGithub(() => ({ json: { access_token: "" } }));
  expect((await catchGithubError(connectTo(github).exchangeCode({ code: "c" }))).kind).toBe("invalid_answer");
});
