import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { GITHUB_CALLBACK_PATH, GITHUB_LINK_PATH } from "@/lib/routes";
import { buildRequest, createCookie, SITE_URL, startDoorUpstream } from "../testing/door-kit";
import type { ScriptedUpstream } from "../testing/scripted-upstream";
import { handleReturn } from "./handle-return";

let upstream: ScriptedUpstream;
let cookie: string;
beforeAll(async () => {
  upstream = await startDoorUpstream();
  cookie = await createCookie();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
});

const query = "?state=token%3Dabc&code=xyz&installation_id=7";
const redirect = (location: string) =>
  upstream.reply((_, response) => response.writeHead(302, { location }).end());

/** As GitHub's link leads here: a navigation of another site, without our header. */
function arrive(call: Parameters<typeof buildRequest>[1] = { cookie }): Promise<Response> {
  const headers = { "x-account-app": "", "sec-fetch-site": "cross-site" };
  return handleReturn(buildRequest(GITHUB_LINK_PATH + query, { headers, ...call }), GITHUB_LINK_PATH);
}

describe("GitHub's return", () => {
  test("goes to the API's same path with the session, and on to a page of ours", async () => {
    const landing = `${SITE_URL}/settings/user-personal-integrations?github_link_success=1`;
    redirect(landing);
    const response = await arrive();
    expect([response.status, response.headers.get("location")]).toEqual([302, landing]);
    expect(upstream.seen[0]?.url).toBe("/complete/github-link/?code=xyz&state=token%3Dabc&installation_id=7");
    expect(upstream.seen[0]?.headers.cookie).toContain("sessionid=upstream-session");
  });

  test("with a key's session asks for a sign-in with e-mail and password first, and uses nothing up", async () => {
    const credential = { kind: "api_key" as const, key: "phx_x", scopes: [] };
    const response = await arrive({ cookie: await createCookie({ credential }) });
    const target = new URL(response.headers.get("location") ?? "");
    expect([target.pathname, target.searchParams.get("reason")]).toEqual(["/sign-in", "needs-password"]);
    expect(target.searchParams.get("next")).toBe(GITHUB_LINK_PATH);
    expect(upstream.seen).toHaveLength(0);
  });

  test("G5: leaves no code behind in a Referer or a cache", async () => {
    redirect(`${SITE_URL}/settings/user-personal-integrations?github_link_success=1`);
    const response = await arrive();
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("cache-control")).toContain("no-store");
  });

  test("G5: leads to no place outside the list, whatever the API says", async () => {
    redirect("https://evil.example/");
    const location = (await arrive()).headers.get("location");
    expect(location).toBe(`${SITE_URL}/settings/github?github_link_error=github_install_failed`);
  });

  test.each([
    ["none", undefined],
    ["one that ended at the API", "live"],
  ])("with a session that is %s leads to sign-in and back", async (_, kind) => {
    upstream.reply((_request, response) => response.writeHead(401).end("{}"));
    const response = await arrive({ cookie: kind ? cookie : undefined });
    const location = new URL(response.headers.get("location") ?? "");
    expect(location.pathname).toBe("/sign-in");
    expect(location.searchParams.get("next")).toBe(GITHUB_LINK_PATH);
    expect(location.searchParams.get("reason")).toBe(kind ? "expired" : null);
  });

  test.each([
    "/login?next=%2Fintegrations%2Fgithub%2Fcallback%2F%3Fcode%3Dxyz%26state%3Dabc",
    "/sign-in?next=%2Fx",
  ])(
    "G4: with a session that ended at the API, which sends to %s, leads to sign-in and back, and works after it",
    async (location) => {
      redirect(SITE_URL + location);
      const call = { headers: { "x-account-app": "", "sec-fetch-site": "cross-site" }, cookie };
      const asked = await handleReturn(
        buildRequest(GITHUB_CALLBACK_PATH + query, call),
        GITHUB_CALLBACK_PATH,
      );
      const target = new URL(asked.headers.get("location") ?? "");
      expect(target.href).not.toMatch(/xyz|abc/);
      expect([target.pathname, target.searchParams.get("next")]).toEqual(["/sign-in", GITHUB_CALLBACK_PATH]);
      redirect(`${SITE_URL}/settings/github`);
      const back = buildRequest(GITHUB_CALLBACK_PATH, {
        ...call,
        cookie: `${cookie}; ${asked.headers.getSetCookie()[0]?.split(";")[0]}`,
      });
      await handleReturn(back, GITHUB_CALLBACK_PATH);
      expect(upstream.seen.at(-1)?.url).toContain("code=xyz");
    },
  );

  test("S3: a return with far too much in it leads to sign-in, never to a 500", async () => {
    const names = ["code", "state", "installation_id", "setup_action", "error"];
    const search = new URLSearchParams(names.map((name) => [name, "ä".repeat(600)]));
    const request = (kept?: string) =>
      buildRequest(`${GITHUB_LINK_PATH}?${search}`, { cookie: kept, headers: { "x-account-app": "" } });
    upstream.reply((_request, response) => response.writeHead(401).end("{}"));
    for (const kept of [undefined, cookie]) {
      const response = await handleReturn(request(kept), GITHUB_LINK_PATH);
      expect(response.status).toBe(302);
      expect(new URL(response.headers.get("location") ?? "").pathname).toBe("/sign-in");
    }
  });

  test("X2: whatever goes wrong ends on the page that explains", async () => {
    const request = buildRequest(GITHUB_LINK_PATH + query, { cookie });
    vi.spyOn(request.headers, "get").mockImplementation(() => {
      throw new Error("secret at db-7.internal");
    });
    const response = await handleReturn(request, GITHUB_LINK_PATH);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toContain("github_link_error=github_install_failed");
  });

  test("G5, S10: while its person signs in, the code and the state stand in no address, and work after it", async () => {
    const asked = await arrive({ cookie: undefined });
    expect(asked.headers.get("location")).not.toMatch(/xyz|abc/);
    const kept = asked.headers.getSetCookie().map((line) => line.split(";")[0]);
    expect(kept.join()).not.toMatch(/xyz|abc/);
    redirect(`${SITE_URL}/settings/user-personal-integrations?github_link_success=1`);
    const back = buildRequest(GITHUB_LINK_PATH, {
      cookie: [cookie, ...kept].join("; "),
      headers: { "x-account-app": "" },
    });
    const response = await handleReturn(back, GITHUB_LINK_PATH);
    expect(response.headers.get("location")).toContain("github_link_success=1");
    expect(upstream.seen.at(-1)?.url).toBe(
      "/complete/github-link/?code=xyz&state=token%3Dabc&installation_id=7",
    );
    expect(response.headers.get("set-cookie")).toMatch(/^__Host-account-return=;.*Max-Age=0/);
  });

  test("S10: what waits for one return address is not used at another", async () => {
    const kept = (await arrive({ cookie: undefined })).headers.get("set-cookie")?.split(";")[0] ?? "";
    redirect(`${SITE_URL}/settings/github`);
    const path = "/integrations/github/callback/";
    await handleReturn(buildRequest(path, { cookie: `${cookie}; ${kept}` }), path);
    expect(upstream.seen.at(-1)?.url).not.toContain("xyz");
  });

  test("that the API fails to answer ends on the page that explains", async () => {
    upstream.reply((_, response) => void response.destroy());
    const response = await arrive();
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toContain("github_link_error=github_install_failed");
  });

  test("asked for with HEAD uses nothing up", async () => {
    expect((await arrive({ method: "HEAD", cookie })).status).toBe(405);
    expect(upstream.seen).toHaveLength(0);
  });
});
