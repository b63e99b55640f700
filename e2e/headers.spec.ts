import { routes } from "@/lib/routes";
import { createPerson } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

const everywhere = [
  routes.signIn,
  routes.settings,
  "/no/such/page",
  "/healthz",
  "/api/users/@me/",
  "/api/nothing/",
];

test.describe("H2, H4: every answer", () => {
  for (const path of everywhere) {
    test(`${path} carries the security headers and does not name its server`, async ({ request }) => {
      const response = await request.get(path, { maxRedirects: 0 });
      const headers = response.headers();
      expect(headers["strict-transport-security"]).toMatch(/max-age=(\d+); includeSubDomains/);
      expect(Number(/max-age=(\d+)/.exec(headers["strict-transport-security"] ?? "")?.[1])).toBeGreaterThan(
        31_000_000,
      );
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("same-origin");
      expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
      expect(headers["permissions-policy"]).toContain("camera=()");
      expect(headers["x-powered-by"]).toBeUndefined();
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    });
  }
});

test("H1, H3: a page's policy has a nonce of its own, allows nothing inline, and is not stored", async ({
  request,
}) => {
  const [first, second] = [await request.get(routes.signIn), await request.get(routes.signIn)];
  const policy = first.headers()["content-security-policy"] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(nonce).toBeTruthy();
  expect(second.headers()["content-security-policy"]).not.toContain(nonce);
  const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? "";
  expect(scripts).toContain("'strict-dynamic'");
  expect(scripts).not.toMatch(/unsafe/);
  for (const directive of [
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(directive);
  }
  expect(first.headers()["cache-control"]).toContain("no-store");
});

test("C5: a preflight from elsewhere fails", async ({ request }) => {
  const response = await request.fetch("/api/users/@me/", {
    method: "OPTIONS",
    headers: { origin: "https://evil.example", "access-control-request-method": "PATCH" },
  });
  expect(response.headers()["access-control-allow-origin"]).toBeUndefined();
  expect(response.headers()["access-control-allow-methods"]).toBeUndefined();
});

test("P2: a malformed escape is 404, never a 500", async ({ request }) => {
  for (const path of ["/%zz", "/api/%ff/", "/api/users/%E0%A4%A/"]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});

test("H4: TRACE is refused and no source map is served", async ({ request, page }) => {
  expect(
    (await request.fetch("/healthz", { method: "TRACE" }).catch(() => null))?.status() ?? 405,
  ).toBeGreaterThanOrEqual(400);
  const maps: number[] = [];
  const scripts: string[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) {
      scripts.push(response.url());
    }
  });
  await page.goto(routes.signIn);
  for (const url of scripts.slice(0, 5)) {
    maps.push((await request.get(`${url}.map`)).status());
  }
  expect(maps.length).toBeGreaterThan(0);
  expect(maps.every((status) => status === 404)).toBe(true);
});

test("H5: a page loads from its own origin alone", async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (
      new URL(request.url()).origin !== new URL(baseURL ?? "").origin &&
      !request.url().startsWith("data:")
    ) {
      foreign.push(request.url());
    }
  });
  await page.goto(routes.signIn, { waitUntil: "networkidle" });
  expect(foreign).toEqual([]);
});

test("S1, S2: the cookies of a real sign-in are __Host-, HttpOnly, Secure, Lax and small", async ({
  page,
  context,
}) => {
  const person = await createPerson();
  await page.goto(routes.signIn);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(routes.settings);
  const cookies = await context.cookies();
  expect(cookies.map((cookie) => cookie.name).sort()).toEqual([
    "__Host-account-idle",
    "__Host-account-session",
  ]);
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
    expect(cookie.value.length + cookie.name.length).toBeLessThan(4_000);
  }
});
