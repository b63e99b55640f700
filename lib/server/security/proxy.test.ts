import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const SITE_URL = "https://account.example";

type Ask = { path: string; headers?: Record<string, string>; hops?: number };

/** The environment is read once a module, so every call loads the proxy anew. */
async function ask({ path, headers = {}, hops = 0 }: Ask): Promise<Response> {
  vi.resetModules();
  vi.stubEnv("TRUSTED_PROXY_HOPS", String(hops));
  const { proxy } = await import("@/proxy");
  const all = { host: "account.example", ...headers };
  return proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: all }));
}

const isPassed = (response: Response) => response.headers.get("x-middleware-next") === "1";
/** A request header as the page behind the proxy sees it. */
const passedOn = (response: Response, name: string) =>
  response.headers.get(`x-middleware-request-${name}`) ?? null;

beforeEach(() => {
  vi.stubEnv("SITE_URL", SITE_URL);
  vi.stubEnv("USERS_API_URL", "http://127.0.0.1:1");
  vi.stubEnv("SESSION_SECRET", Buffer.alloc(32).toString("base64"));
});
afterEach(() => vi.unstubAllEnvs());

describe("a request for another host", () => {
  test("is sent to the site with path and query, for this once, and is not stored", async () => {
    const response = await ask({ path: "/settings?a=1&b=%2F", headers: { host: "127.0.0.1:3000" } });
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe(`${SITE_URL}/settings?a=1&b=%2F`);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("by another name of this machine is sent on in a way that Next does not make relative", async () => {
    vi.stubEnv("SITE_URL", "http://localhost:3000");
    const response = await ask({ path: "/settings?a=1", headers: { host: "127.0.0.1:3000" } });
    expect([response.status, response.headers.get("location")]).toEqual([421, null]);
    expect(response.headers.get("refresh")).toBe("0; url=http://localhost:3000/settings?a=1");
  });

  test.each([
    "//evil.example/",
    "//evil.example",
    "/\\evil.example/",
    "///evil.example/x/",
    "//user@evil.example/",
  ])("whose path is %s stays on the site", async (path) => {
    const response = await ask({ path, headers: { host: "other.example" } });
    expect(response.status).toBe(307);
    expect(new URL(response.headers.get("location") ?? "").origin).toBe(SITE_URL);
  });

  test("is answered when it only asks how the process is", async () => {
    for (const path of ["/healthz", "/readyz"]) {
      expect(isPassed(await ask({ path, headers: { host: "10.0.0.7:3000" } }))).toBe(true);
    }
  });
});

describe("behind a proxy that rewrites Host", () => {
  const rewritten = { host: "127.0.0.1:3000", "x-forwarded-host": "account.example" };

  test("the page is shown instead of an endless redirect", async () => {
    expect(isPassed(await ask({ path: "/settings", headers: rewritten, hops: 1 }))).toBe(true);
  });

  test("case and the default port make no other host", async () => {
    const headers = { ...rewritten, "x-forwarded-host": "Account.Example:443" };
    expect(isPassed(await ask({ path: "/settings", headers, hops: 1 }))).toBe(true);
  });

  test("another forwarded host is sent to the site, whatever Host says", async () => {
    const headers = { host: "account.example", "x-forwarded-host": "old.example" };
    expect((await ask({ path: "/settings", headers, hops: 1 })).status).toBe(307);
  });

  test("of several the one counts that the outermost trusted proxy wrote", async () => {
    const headers = { ...rewritten, "x-forwarded-host": "evil.example, account.example, inner" };
    expect(isPassed(await ask({ path: "/settings", headers, hops: 2 }))).toBe(true);
    expect((await ask({ path: "/settings", headers, hops: 3 })).status).toBe(307);
  });

  test("L4: without a trusted proxy a client's own X-Forwarded-Host is not believed", async () => {
    expect((await ask({ path: "/settings", headers: rewritten })).status).toBe(307);
  });

  test("nonsense in the header is another host, not an error", async () => {
    const headers = { ...rewritten, "x-forwarded-host": "a b@/:x" };
    expect((await ask({ path: "/settings", headers, hops: 1 })).status).toBe(307);
  });
});

describe("redirects on the site itself", () => {
  test.each(["//evil.example/", "/\\evil.example/", "//evil.example//"])(
    "losing the slash of %s does not lead elsewhere",
    async (path) => {
      const response = await ask({ path });
      expect(new URL(response.headers.get("location") ?? "").origin).toBe(SITE_URL);
    },
  );

  test("a page has one address, and /login is sign-in with its query", async () => {
    const slash = await ask({ path: "/settings/?a=1" });
    expect(slash.headers.get("location")).toBe(`${SITE_URL}/settings?a=1`);
    const login = await ask({ path: "/login?next=%2Fsettings" });
    expect(login.headers.get("location")).toBe(`${SITE_URL}/sign-in?next=%2Fsettings`);
  });
});

describe("what a client says about itself", () => {
  const forged = { "x-nonce": "forged", "x-page-path": "/forged" };

  test.each(["/settings", "/no/such/page", "/healthz/more", "/session/more", "/api", "/complete/other"])(
    "H1: %s has a policy whose nonce is ours, and a path that is true",
    async (path) => {
      const response = await ask({ path, headers: forged });
      const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
      expect(nonce).toBeTruthy();
      expect([passedOn(response, "x-nonce"), passedOn(response, "x-page-path")]).toEqual([nonce, path]);
    },
  );

  test.each(["/api/users/@me/", "/session", "/complete/github-link/?code=1", "/readyz", "/csp-report"])(
    "nothing of it reaches the handler of %s",
    async (path) => {
      const response = await ask({ path, headers: forged });
      expect(isPassed(response)).toBe(true);
      expect([passedOn(response, "x-nonce"), passedOn(response, "x-page-path")]).toEqual([null, null]);
      expect(response.headers.get("x-middleware-override-headers")).not.toMatch(/x-nonce|x-page-path/);
    },
  );
});

describe("the matcher", () => {
  /** As Next compiles it: anchored at both ends. */
  async function isMatched(path: string): Promise<boolean> {
    const { config } = await import("@/proxy");
    return config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path));
  }

  test.each(["/icon.svg", "/_next/static/chunks/a.js"])("leaves the file %s alone", async (path) => {
    expect(await isMatched(path)).toBe(false);
  });

  test.each([
    "/favicon.icoX",
    "/favicon-ico",
    "/icon.svgX",
    "/_next/imageX",
    "/_next/image",
    "/_next/staticX",
  ])("H1: %s goes through the proxy", async (path) => {
    expect(await isMatched(path)).toBe(true);
  });
});
