import { describe, expect, it } from "vitest";
import { isInstallUrlAllowed, toGithubLink } from "./is-install-url-allowed";

const github = "https://github.com";

describe("G1: the way to GitHub", () => {
  it.each([
    "https://github.com/apps/posthog/installations/new?state=x",
    "https://github.com/github-apps/posthog/installations/new?state=x",
    "https://github.com/login/oauth/authorize?client_id=1&state=x",
  ])("opens %s", (url) => {
    expect(isInstallUrlAllowed(url, github)).toBe(true);
  });

  it.each([
    ["another origin", "https://evil.example/apps/posthog/installations/new"],
    ["a look-alike host", "https://github.com.evil.example/login/oauth/authorize"],
    ["a host behind a user name", "https://github.com@evil.example/login/oauth/authorize"],
    ["a user name before the host", "https://a:b@github.com/login/oauth/authorize"],
    ["http where https is configured", "http://github.com/login/oauth/authorize"],
    ["another page of GitHub", "https://github.com/login?return_to=https://evil.example"],
    ["a path that leaves the list", "https://github.com/apps/x/installations/new/../../../../evil"],
    ["an encoded slash", "https://github.com/apps/x%2Fy/installations/new"],
    ["a script", "javascript:alert(1)//https://github.com/login/oauth/authorize"],
    ["no address at all", "/login/oauth/authorize"],
  ])("refuses %s", (_, url) => {
    expect(isInstallUrlAllowed(url, github)).toBe(false);
  });

  it("opens an App of ghe.com under its owner", () => {
    const tenant = "https://octocorp.ghe.com";
    const url = `${tenant}/apps/octocorp/posthog/installations/new?state=x`;
    expect(isInstallUrlAllowed(url, tenant)).toBe(true);
    expect(isInstallUrlAllowed(url.replace("/posthog", "/posthog/more"), tenant)).toBe(false);
  });

  it("takes http on loopback alone", () => {
    const path = "/login/oauth/authorize?state=x";
    expect(isInstallUrlAllowed(`http://127.0.0.1:9010${path}`, "http://127.0.0.1:9010")).toBe(true);
    expect(isInstallUrlAllowed(`http://127.0.0.1:9011${path}`, "http://127.0.0.1:9010")).toBe(false);
    expect(isInstallUrlAllowed(`http://github.local${path}`, "http://github.local")).toBe(false);
  });
});

describe("toGithubLink", () => {
  it("passes addresses of the configured GitHub and nothing else", () => {
    expect(toGithubLink("https://github.com/settings/installations/1", github)).toBe(
      "https://github.com/settings/installations/1",
    );
    expect(toGithubLink("https://evil.example/settings/installations/1", github)).toBeNull();
    expect(toGithubLink("javascript:alert(1)", github)).toBeNull();
    expect(toGithubLink(undefined, github)).toBeNull();
  });
});
