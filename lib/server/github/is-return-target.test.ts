import { describe, expect, test } from "vitest";
import { isReturnTarget } from "./is-return-target";

const places = { siteUrl: "https://account.example", githubOrigin: "https://github.com" };

describe("where GitHub's return may lead", () => {
  test.each([
    "https://account.example/settings/user-personal-integrations?github_link_success=1",
    "https://account.example/account-connected/github-integration?provider=github",
    "https://github.com/login/oauth/authorize?client_id=x&state=y",
    "https://github.com/apps/my-app/installations/new?state=y",
    "https://github.com/github-apps/my-app/installations/new?state=y",
    "posthog://github/callback?provider=github",
  ])("G5: %s is on the list", (location) => {
    expect(isReturnTarget(location, places)).toBe(true);
  });

  test.each([
    "https://account.example/api/users/@me/",
    "https://account.example.evil.example/settings/user-personal-integrations",
    "https://user@account.example/settings/user-personal-integrations",
    "https://github.com/evil/repo",
    "https://github.com/evil/apps/my-app/installations/new",
    "https://github.com/my-apps/my-app/installations/new",
    "https://github.com/github-apps/my-app/installations/new/../../../../evil/repo",
    "https://github.com.evil.example/login/oauth/authorize",
    "http://github.com/login/oauth/authorize",
    "javascript:alert(1)",
    "//evil.example",
    "/settings",
    "https://account.example/login?next=%2Fintegrations%2Fgithub%2Fcallback%2F%3Fcode%3Dx",
    "https://account.example/sign-in?next=%2Fintegrations%2Fgithub%2Fcallback%2F%3Fcode%3Dx",
    "",
  ])("G5: %j is refused", (location) => {
    expect(isReturnTarget(location, places)).toBe(false);
  });
});
