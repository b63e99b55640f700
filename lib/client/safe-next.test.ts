import { describe, expect, it } from "vitest";
import { toSafeNext } from "./safe-next";

describe("toSafeNext", () => {
  it("keeps a path of our own with its query", () => {
    expect(toSafeNext("/settings/github?repo=a/b#x")).toBe("/settings/github?repo=a/b#x");
  });

  it.each([
    "/settings",
    "/settings/",
    "/settings/security/backup-codes?do=view#test",
    "/settings/user-personal-integrations?github_link_success=1",
    "/verify_email/018f0f5e-0000-7000-8000-000000000000/link",
    "/undo_email_change",
    "/account-connected/github-integration?connect_from=slack",
    "/complete/github-link/",
    "/integrations/github/callback/?code=x&state=y",
  ])("G5: keeps %s, which is a page of ours or GitHub's way back", (path) => {
    expect(toSafeNext(path)).toBe(path);
  });

  it.each([
    ["the API", "/api/users/@me/"],
    ["our own session", "/session"],
    ["a probe", "/healthz"],
    ["a path that only begins as the settings do", "/settings-of-others"],
    ["a path that leaves the settings", "/settings/../../x"],
    ["a path that leaves the settings in escapes", "/settings/%2e%2e/api/users/@me/"],
    ["an address that does not exist", "/nope"],
    ["another origin", "https://evil.example/settings"],
    ["a protocol-relative address", "//evil.example"],
    ["a backslash that browsers read as a slash", "/\\evil.example"],
    ["a tab that browsers drop", "/\t/evil.example"],
    ["two slashes after dots are resolved", "/..//evil.example"],
    ["a script address", "javascript:alert(1)"],
    ["the sign-in page itself", "/sign-in?next=/settings"],
    ["nothing", undefined],
    ["a repeated parameter", ["/settings", "/x"]],
  ])("G5: sends %s to the settings", (_, value) => {
    expect(toSafeNext(value)).toBe("/settings");
  });
});
