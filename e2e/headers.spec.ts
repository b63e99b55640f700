import { readdirSync, readFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { compactDecrypt } from "jose";
import { DOOR_HEADER, DOOR_HEADER_VALUE } from "@/lib/contract/door";
import { buildPath } from "@/lib/contract/path";
import { registry } from "@/lib/contract/registry";
import { routes, SESSION_PATH, toInstallation } from "@/lib/routes";
import { TEST_DIST_DIR } from "../scripts/lib/test/steps.mjs";
import { linkAccount } from "./fixtures/github";
import { createPerson } from "./fixtures/people";
import { fillSignIn } from "./fixtures/sign-in";
import { readStack } from "./fixtures/stack";
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

test("H1: what only starts like a file's name has the policy too, and no image is resized", async ({
  request,
}) => {
  const forged = { "x-nonce": "forged-nonce", "x-page-path": "/forged" };
  for (const path of ["/favicon.ico", "/favicon.icoX", "/icon.svgX", "/_next/imageX", "/healthz/more"]) {
    const response = await request.get(path, { headers: forged });
    expect(response.status(), path).toBe(404);
    expect(response.headers()["content-security-policy"], path).toContain("'strict-dynamic'");
    expect(await response.text(), path).not.toContain("forged");
  }
  expect((await request.get("/icon.svg")).status()).toBe(200);
  expect((await request.get("/_next/image?url=%2Ficon.svg&w=64&q=75")).status()).toBe(404);
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

test("H2, H4: TRACE is refused on every path, with the security headers", async () => {
  for (const path of ["/healthz", routes.settings, "/api/users/@me/"]) {
    const { status, headers } = await ask({ path, method: "TRACE" });
    expect(status, path).toBe(405);
    expect(headers["strict-transport-security"], path).toContain("max-age=");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
  }
});

test("whoever opens another name of this machine ends up at the site", async ({ page }) => {
  const { siteUrl } = readStack();
  await page.goto(`http://127.0.0.1:${new URL(siteUrl).port}/account-connected/github?a=1`);
  await page.waitForURL(`${siteUrl}/account-connected/github?a=1`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("whoever asks for a host that is not ours is sent to the site", async () => {
  const { siteUrl } = readStack();
  const { status, headers } = await ask({ path: "/settings?a=1", headers: { host: "old.example" } });
  expect([status, headers.refresh]).toEqual([421, `0; url=${siteUrl}/settings?a=1`]);
});

/** As no browser would: by the address the app listens at, with any method. */
function ask({ path, ...options }: { path: string; method?: string; headers?: Record<string, string> }) {
  const { port } = new URL(readStack().siteUrl);
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, ...options }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, headers: answer.headers });
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("H4: no source map is served", async ({ request, page }) => {
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
  await fillSignIn(page, person);
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

test("S2: a link on another site finds the session, a form there does not", async ({
  page,
  baseURL,
  signedIn,
}) => {
  const target = new URL(baseURL ?? "").origin;
  const body = `<a href="${target}${routes.settings}">Settings</a>
    <form method="post" action="${target}${SESSION_PATH}"><button>Send</button></form>`;
  const elsewhere = "http://elsewhere.example/";
  await page.route(`${elsewhere}**`, (route) => route.fulfill({ contentType: "text/html", body }));

  await page.goto(elsewhere);
  const [request] = await Promise.all([
    page.waitForRequest((sent) => sent.method() === "POST"),
    page.getByRole("button", { name: "Send" }).click(),
  ]);
  const response = await request.response();
  expect((await request.allHeaders()).cookie).toBeUndefined();
  expect(response?.status()).toBeGreaterThanOrEqual(400);
  expect(response?.headers()["set-cookie"]).toBeUndefined();

  await page.goto(elsewhere);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(target + routes.settings);
  await expect(page.getByText(signedIn.email).first()).toBeVisible();
});

test("S4: no key, session or secret is in any page, answer, header or file that a browser gets", async ({
  page,
  context,
  signedIn,
  github,
}) => {
  test.slow();
  const installationId = await linkAccount(context, signedIn, github);
  const answers = await recordAnswers(context);
  for (const path of [routes.settings, routes.github, toInstallation(installationId)]) {
    await page.goto(path, { waitUntil: "networkidle" });
  }
  await page.goto(routes.settings);
  const settings = page.getByRole("navigation", { name: "Settings" });
  await settings.getByRole("link", { name: "GitHub" }).first().click();
  await expect(page).toHaveURL(routes.github);
  await page.waitForLoadState("networkidle");
  await readEverything(page, installationId);
  const types = answers.map(({ type }) => type).join();
  for (const type of ["text/html", "text/x-component", "javascript", "application/json"]) {
    expect(types).toContain(type);
  }
  const secrets = await listSecrets(context, signedIn.apiKey);
  expect(secrets.length).toBeGreaterThan(8);
  const leaks = [...answers, ...readClientFiles()].flatMap(({ from, text }) =>
    secrets.filter(({ value }) => withoutMasks(text).includes(value)).map(({ name }) => `${name} in ${from}`),
  );
  expect(leaks).toEqual([]);
});

/** "phx_…1234" is how a list names a key. */
const withoutMasks = (text: string) => text.replaceAll("phx_…", "");

type Seen = { from: string; type: string; text: string };

/** On the way to the browser: it forgets the body of an answer that it navigates away from. */
async function recordAnswers(context: BrowserContext): Promise<Seen[]> {
  const answers: Seen[] = [];
  await context.route("**/*", async (route) => {
    const response = await route.fetch({ maxRedirects: 0 }).catch(() => null);
    if (response === null) {
      return route.abort();
    }
    const from = route.request().url();
    const headers = response.headersArray().map(({ name, value }) => `${name}: ${value}`);
    const text = [from, ...headers, await response.text()].join("\n");
    answers.push({ from, type: response.headers()["content-type"] ?? "", text });
    return route.fulfill({ response });
  });
  return answers;
}

/** Every reading call of the door, also those that a page's HTML brings the answer of. */
async function readEverything(page: Page, installationId: string): Promise<void> {
  const reads = registry.filter(({ endpoint }) => endpoint.door === "cookie" && endpoint.method === "GET");
  const calls = reads.map(({ endpoint }) => ({
    path: buildPath(endpoint.path, { uuid: "@me", team_id: "1", installation_id: installationId, id: "1" }),
    method: endpoint.doorMethod ?? endpoint.method,
  }));
  const statuses = await page.evaluate(
    ({ calls, header, value }) =>
      Promise.all(
        calls.map(
          async ({ path, method }) => (await fetch(path, { method, headers: { [header]: value } })).status,
        ),
      ),
    { calls, header: DOOR_HEADER, value: DOOR_HEADER_VALUE },
  );
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(2);
}

/** All that the build has for browsers, loaded by these pages or not. */
function readClientFiles(): Seen[] {
  const folder = join(process.cwd(), TEST_DIST_DIR, "static");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ from: file, type: "file", text: readFileSync(file, "latin1") }));
}

/** What must stay on the server: by its form, and by the values of this very run. */
async function listSecrets(
  context: BrowserContext,
  apiKey: string,
): Promise<{ name: string; value: string }[]> {
  const { dataDir } = JSON.parse(process.env.E2E_STACK ?? "{}") as { dataDir: string };
  const kept = JSON.parse(readFileSync(join(dataDir, "secrets.json"), "utf8")) as Record<string, string>;
  const cookie = (await context.cookies()).find(({ name }) => name === "__Host-account-session");
  const { plaintext } = await compactDecrypt(
    cookie?.value ?? "",
    Buffer.from(kept.SESSION_SECRET ?? "", "base64"),
  );
  const { credential } = JSON.parse(new TextDecoder().decode(plaintext)) as {
    credential: { sessionId: string; csrfToken: string };
  };
  const isPublic = (name: string) => /_(SLUG|ID)$/.test(name);
  return [
    ...["phx_", "phc_", "posthog_csrftoken", "sessionid"].map((value) => ({ name: value, value })),
    { name: "the person's key", value: apiKey },
    { name: "the upstream session", value: credential.sessionId },
    { name: "the upstream's CSRF token", value: credential.csrfToken },
    ...Object.entries(kept)
      .filter(([name]) => !isPublic(name))
      // A private key would be broken into lines differently; one of its own is enough.
      .map(([name, value]) => ({ name, value: value.split("\n")[1] ?? value })),
  ];
}
