import { expect, test } from "vitest";
import { buildAuthorizeUrl, buildInstallUrl, buildManageUrl } from "./build-urls";

const app = { slug: "account-app", id: "1", clientId: "Iv23 client", clientSecret: "s", privateKey: "k" };
const settings = { url: "https://github.test/", apiUrl: "https://github.test/api/v3", app };

test("the state travels as one value", () => {
  const state = "token=abc&source=user_integration";
  const install = new URL(buildInstallUrl(settings, state));
  expect(install.origin + install.pathname).toBe(
    "https://github.test/github-apps/account-app/installations/new",
  );
  expect([...install.searchParams]).toEqual([["state", state]]);

  const redirectUri = "http://localhost:8000/complete/github-link/";
  const authorize = new URL(buildAuthorizeUrl(settings, { state, redirectUri }));
  expect(authorize.origin + authorize.pathname).toBe("https://github.test/login/oauth/authorize");
  expect([...authorize.searchParams]).toEqual([
    ["client_id", "Iv23 client"],
    ["redirect_uri", redirectUri],
    ["state", state],
  ]);
});

test.each([
  ["https://github.com", "/apps"],
  ["https://github.com/", "/apps"],
  ["http://127.0.0.1:9010", "/apps"],
  ["http://localhost:9010", "/apps"],
  ["http://github.localhost:9010", "/apps"],
  ["http://[::1]:9010", "/apps"],
  ["https://octocorp.ghe.com", "/apps"],
  ["https://ghe.com.example", "/github-apps"],
  ["https://evilghe.com", "/github-apps"],
  ["https://github.example", "/github-apps"],
  ["https://github.example:8443", "/github-apps"],
  ["https://github.com.example", "/github-apps"],
  ["https://localhost.example", "/github-apps"],
])("at %s an App is installed under %s", (url, path) => {
  const install = new URL(buildInstallUrl({ ...settings, url }, "x"));
  expect(install.origin).toBe(new URL(url).origin);
  expect(install.pathname).toBe(`${path}/account-app/installations/new`);
});

test("on ghe.com an App is found under its owner", () => {
  const owned = {
    ...settings,
    url: "https://octocorp.ghe.com",
    app: { ...app, slug: "octocorp/account-app" },
  };
  expect(buildInstallUrl(owned, "x")).toBe(
    "https://octocorp.ghe.com/apps/octocorp/account-app/installations/new?state=x",
  );
});

test("an organisation has its own page to manage an installation", () => {
  const build = (type: "User" | "Organization" | null, name = "ac/me") =>
    buildManageUrl(settings, { id: "12", account: { type, name } });
  expect(build("Organization")).toBe("https://github.test/organizations/ac%2Fme/settings/installations/12");
  expect(build("User")).toBe("https://github.test/settings/installations/12");
  expect(build(null)).toBe("https://github.test/settings/installations/12");
  expect(buildManageUrl(settings, { id: "12", account: null })).toBe(
    "https://github.test/settings/installations/12",
  );
});
